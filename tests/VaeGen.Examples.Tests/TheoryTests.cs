using System.Xml.Linq;

namespace VaeGen.Examples.Tests;

/// <summary>examples/Theory, which draws the figures of docs/theory.md.</summary>
public sealed class TheoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_short_run_draws_every_figure_of_the_page_and_no_other()
    {
        var run = (await DigitsProgram.RunOtherAsync("Theory.dll", "--epochs", "1", "--out", folder.Full)).Succeeded();
        string[] names = ["arithmetic.svg", "points.svg", "reparameterisation.svg", "spaces.svg", "ways.svg", "weights.svg"];
        Assert.Equal(names, Directory.GetFiles(folder.Full).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(names, Directory.GetFiles(Repository.PathOf("docs", "images", "theory")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        var page = MarkdownPage.Read("docs/theory.md").Text;
        foreach (var name in names)
        {
            Assert.Contains($"](images/theory/{name})", page, StringComparison.Ordinal);
            // the same parts as in the figure that the page shows, only less learned
            Assert.Equal(Parts(Repository.PathOf("docs", "images", "theory", name)), Parts(folder[name]));
        }
        Assert.Equal(4, run.Output.Skip(1).TakeWhile(line => !line.StartsWith("wrote", StringComparison.Ordinal)).Count());
        Assert.Equal(7, run.Output.Count(line => line.StartsWith("code ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_bad_option_is_named()
    {
        var run = await DigitsProgram.RunOtherAsync("Theory.dll", "--epochs", "0");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Theory: --epochs is '0', expected 1 or more.", Assert.Single(run.Error));
    }

    private static IEnumerable<(string Name, int Count)> Parts(string svg) => XDocument.Load(svg).Descendants().CountBy(element => element.Name.LocalName).Select(pair => (pair.Key, pair.Value)).Order();
}
