using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VaeGen.Tests;

public sealed partial class ModelReportTests
{
    private const string Hostile = "<script>alert('x')</script>\"&\u0000\uD800\u0085";

    public static TheoryData<int[]> Shapes { get; } = [.. ((int[][])[[4], [12], [300], [6, 5], [1, 6, 5], [3, 6, 5], [3, 200, 120], [2, 6, 5], [1, 7]]).Select(shape => new TheoryDataRow<int[]>(shape))];

    [Theory, MemberData(nameof(Shapes))]
    public void Is_well_formed_and_whole_for_samples_of_any_shape(int[] shape)
    {
        var page = ReportSample.Parse(Page(ReportSample.Data(40, shape), ReportSample.Model(shape), ReportSample.History(12)));
        Assert.Equal(["figures", "training", "reconstructions", "samples", "interpolations", "latent", "traversals", "model"], page.Descendants("section").Select(section => section.Attribute("id")!.Value));
        Assert.Equal(page.Descendants("section").Select(section => $"#{section.Attribute("id")!.Value}"), page.Descendants("a").Select(link => link.Attribute("href")!.Value));
        Assert.Single(page.Descendants("h1"));
        Assert.Single(page.Descendants("main"));
        Assert.Equal(shape is [> 1, > 1] or [1 or 3, > 1, > 1], page.Descendants("img").Any());
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Can_be_read_without_seeing_it(int[] shape)
    {
        var page = ReportSample.Parse(Page(ReportSample.Data(40, shape), ReportSample.Model(shape), ReportSample.History(3)));
        Assert.All(page.Descendants("img"), picture => Assert.NotEmpty(picture.Attribute("alt")!.Value));
        Assert.All(page.Descendants("svg").Where(chart => chart.Attribute("aria-hidden") is null), chart =>
        {
            Assert.Equal("img", chart.Attribute("role")!.Value);
            var ids = chart.Attribute("aria-labelledby")!.Value.Split(' ');
            Assert.Equal([chart.Element("title")!.Attribute("id")!.Value, chart.Element("desc")!.Attribute("id")!.Value], ids.AsEnumerable());
            Assert.NotEmpty(chart.Element("desc")!.Value);
        });
        Assert.All(page.Descendants("table"), table => Assert.NotEmpty(table.Element("caption")!.Value));
        Assert.All(page.Descendants("th"), heading => Assert.Contains(heading.Attribute("scope")!.Value, (string[])["row", "col"]));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal("en", page.Root!.Attribute("lang")!.Value);
    }

    [Fact]
    public void Needs_no_network_and_runs_no_script()
    {
        var text = Page(ReportSample.Data(40, 6, 5), ReportSample.Model([6, 5]), ReportSample.History(3));
        Assert.DoesNotContain("http:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", text, StringComparison.Ordinal);
        var page = ReportSample.Parse(text);
        Assert.Empty(page.Descendants("script"));
        Assert.Empty(page.Descendants("link"));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.Descendants("img"), picture => Assert.StartsWith("data:image/png;base64,", picture.Attribute("src")!.Value, StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", page.Descendants("meta").Attributes("content").Select(content => content.Value).Single(content => content.Contains("src", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_are_text()
    {
        var options = new ReportOptions { Title = Hostile, Text = Hostile, LabelNames = [Hostile, Hostile], ValueNames = [Hostile, Hostile, Hostile, Hostile], Measures = [new(Hostile, double.NaN, Hostile, Hostile)] };
        var text = Page(ReportSample.Data(20, 4).WithLabels([.. Enumerable.Range(0, 20).Select(i => i % 2)]), ReportSample.Model([4], Hostile), null, options);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.Equal("<script>alert('x')</script>\"&\uFFFD\uFFFD\uFFFD", ReportSample.Parse(text).Descendants("h1").Single().Value);
    }

    [Fact]
    public void Says_nothing_of_the_machines_folders_and_users()
    {
        var text = Page(ReportSample.Data(20, 6, 5), ReportSample.Model([6, 5]), ReportSample.History(3));
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.CurrentDirectory, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_as_much_as_the_options_say()
    {
        var options = new ReportOptions { Samples = 5, Reconstructions = 4, Interpolations = 3, Traversals = 2 };
        var page = ReportSample.Parse(Page(ReportSample.Data(40, 6, 5), ReportSample.Model([6, 5]), null, options));
        Assert.Equal([("reconstructions", 8), ("samples", 5), ("interpolations", 27), ("traversals", 18)], page.Descendants("section")
            .Select(section => (section.Attribute("id")!.Value, section.Descendants("img").Count())).Where(section => section.Item2 > 0));

        page = ReportSample.Parse(Page(ReportSample.Data(40, 6, 5), ReportSample.Model([6, 5]), null, new ReportOptions { Samples = 0, Reconstructions = 0, Interpolations = 0, Traversals = 0 }));
        Assert.Equal(["figures", "latent", "model"], page.Descendants("section").Select(section => section.Attribute("id")!.Value));
    }

    [Fact]
    public void Has_the_figures_of_the_model_and_those_that_the_caller_passes()
    {
        var page = ReportSample.Parse(Page(ReportSample.Data(40, 6, 5), ReportSample.Model([6, 5]), ReportSample.History(3), new ReportOptions { Measures = [new("AUROC", 0.9876)] }));
        var figures = page.Descendants("dl").Single().Elements("div").ToDictionary(card => card.Element("dt")!.Value, card => card.Elements("dd").First().Value);
        Assert.Equal("−12.50 nats", figures["ELBO"]);
        Assert.Equal("10 nats", figures["Reconstruction loss"]);
        Assert.Equal("2.50 nats", figures["KL divergence"]);
        Assert.Equal("0.125", figures["Mmd"]);
        Assert.Equal("3 of 3", figures["Active units"]);
        Assert.Equal("3", figures["Epochs"]);
        Assert.Equal("0.988", figures["AUROC"]);

        // the curves' ends, in words and in the table
        Assert.Contains("Validation: 106.0 in epoch 1, 39.33 in epoch 3.", page.Descendants("desc").First().Value, StringComparison.Ordinal);
        Assert.Contains("38.33 / 39.33", page.Descendants("td").Select(cell => cell.Value));
    }

    [Fact]
    public void An_autoencoder_has_no_bound_and_no_divergence()
    {
        var page = ReportSample.Parse(Page(ReportSample.Data(40, 6, 5), ReportSample.Model([6, 5], hasPosterior: false), ReportSample.History(3)));
        Assert.DoesNotContain("ELBO", page.Descendants("dt").Select(name => name.Value));
        Assert.Contains("Variance of the latent means", page.Descendants("title").Select(title => title.Value));
        Assert.Contains("Without a KL term", page.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_colour_the_map_and_are_named_in_it()
    {
        var labels = Enumerable.Range(0, 40).Select(i => i % 3).ToArray();
        foreach (var (data, options) in ((IDataset, ReportOptions)[])
            [(ReportSample.Data(40, 6, 5).WithLabels(labels), new ReportOptions { LabelNames = ["red", "green"] }), (ReportSample.Data(40, 6, 5), new ReportOptions { Labels = labels, LabelNames = ["red", "green"] })])
        {
            var map = ReportSample.Parse(Page(data, ReportSample.Model([6, 5]), null, options)).Descendants("figure").Single(figure => (string?)figure.Attribute("class") == "map");
            var names = map.Descendants("text").Where(text => (string?)text.Attribute("class") == "class").ToList();
            Assert.Equal(["2", "green", "red"], names.Select(name => name.Value).Order(StringComparer.Ordinal));
            Assert.Equal(3, names.Select(name => name.Attribute("y")!.Value).Distinct().Count()); // the classes lie over each other, their names do not
            Assert.Equal(["red 14", "green 13", "2 13"], map.Descendants("li").Select(item => item.Value.Trim()));
            Assert.Equal([14, 13, 13], Points(map));
        }
        Assert.Equal([40], Points(ReportSample.Parse(Page(ReportSample.Data(40, 6, 5), ReportSample.Model([6, 5]))).Descendants("figure").Single(figure => (string?)figure.Attribute("class") == "map")));
    }

    [Fact]
    public void Of_many_samples_it_measures_some_and_says_so()
    {
        var text = Page(ReportSample.Data(5000, 6, 5), ReportSample.Model([6, 5]), null, new ReportOptions { MeasuredSamples = 100 });
        Assert.Contains("Measured on 100 of the 5,000 samples", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_samples_are_enough()
    {
        var page = ReportSample.Parse(Page(ReportSample.Data(2, 6, 5), ReportSample.Model([6, 5])));
        Assert.Equal(["From sample 0 to sample 1", "From sample 1 to sample 0"], Section(page, "interpolations").Descendants("p").Take(2).Select(name => name.Value));
    }

    [Fact]
    public void A_class_that_is_asked_for_has_a_row_of_its_own()
    {
        var data = ReportSample.Data(40, 6, 5).WithLabels([.. Enumerable.Range(0, 40).Select(i => i % 4)]);
        var samples = Section(ReportSample.Parse(Page(data, ReportSample.Model([6, 5], classes: 4), null, new ReportOptions { Samples = 20 })), "samples");
        Assert.Equal(["0", "1", "2", "3"], samples.Descendants("p").Select(name => name.Value));
        Assert.Equal(20, samples.Descendants("img").Count());
    }

    [Fact]
    public void Features_that_are_asked_for_are_those_of_samples()
    {
        var data = ReportSample.Data(40, 6, 5).WithConditions(ReportSample.Data(40, 2));
        var samples = Section(ReportSample.Parse(Page(data, ReportSample.Model([6, 5], features: 2))), "samples");
        Assert.Equal("Given what is known of sample 0", samples.Descendants("p").First().Value);
    }

    [Fact]
    public void Wrong_data_are_refused()
    {
        var model = ReportSample.Model([6, 5]);
        Assert.Throws<DataException>(() => Page(ReportSample.Data(1, 6, 5), model));
        Assert.Throws<DataException>(() => Page(ReportSample.Data(3, 6, 5), model, null, new ReportOptions { Labels = [0, 1] }));
        Assert.Throws<DataException>(() => Page(ReportSample.Data(3, 6, 5), model, null, new ReportOptions { Labels = [0, -1, 1] }));
        Assert.Throws<ShapeException>(() => Page(ReportSample.Data(3, 5, 5), model));
        Assert.Throws<ArgumentOutOfRangeException>(() => Page(ReportSample.Data(3, 6, 5), model, null, new ReportOptions { Samples = -1 }));
    }

    [Fact]
    public void A_file_that_cannot_be_written_stays_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("report.html", "before"u8);
        Assert.Throws<DataException>(() => ModelReport.Write(path, ReportSample.Data(1, 6, 5), null, null, ReportSample.Model([6, 5])));
        Assert.Equal("before", File.ReadAllText(path));
        ModelReport.Write(path, ReportSample.Data(9, 6, 5), null, null, ReportSample.Model([6, 5]));
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal([path], Directory.GetFiles(folder.Full));
    }

    private static string Page(IDataset data, ReportedModel model, TrainingHistory? history = null, ReportOptions? options = null) =>
        ModelReport.Page(data, history, options ?? new ReportOptions(), model, new DateTimeOffset(2026, 11, 22, 23, 5, 0, TimeSpan.Zero));

    private static XElement Section(XDocument page, string id) => page.Descendants("section").Single(section => section.Attribute("id")!.Value == id);

    private static IEnumerable<int> Points(XElement map) => map.Descendants("path")
        .Where(path => path.Attribute("class")?.Value.StartsWith("points", StringComparison.Ordinal) is true)
        .Select(path => Moves().Count(path.Attribute("d")!.Value));

    [GeneratedRegex("M")]
    private static partial Regex Moves();
}
