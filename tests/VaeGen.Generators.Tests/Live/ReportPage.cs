using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace VaeGen.Generators.Tests;

/// <summary>What a report that a model wrote must have.</summary>
internal static class ReportPage
{
    /// <summary>It is well-formed, has all its sections, and says what the model is worth.</summary>
    /// <param name="path">The file.</param>
    /// <param name="declaration">The model's attributes.</param>
    /// <param name="loss">What the model loses on the data of the report: the noise makes it another number each time.</param>
    public static void Check(string path, string declaration, LossSummary loss)
    {
        var page = Read(path);
        Assert.Equal(["figures", "training", "reconstructions", "samples", "interpolations", "latent", "traversals", "model"], page.Descendants("section").Select(section => section.Attribute("id")!.Value));
        var figures = page.Descendants("dl").Single().Elements("div").ToDictionary(card => card.Element("dt")!.Value, card => card.Elements("dd").First().Elements("span").First().Value);
        Assert.Equal(loss.Reconstruction, Number(figures["Reconstruction loss"]), 0.15 * Math.Abs(loss.Reconstruction) + 1);
        Assert.Equal(!declaration.Contains("KlWeight(0)", StringComparison.Ordinal), figures.ContainsKey("ELBO"));
        Assert.Equal(loss.Terms.Count, figures.Keys.Count(name => loss.Terms.Keys.Any(term => string.Equals(term, name.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase))));

        // the divergence of single dimensions is known for a Gaussian posterior beside N(0, I)
        var hasFormula = !((string[])["KlWeight(0)", "Prior.", "Posterior.Planar", "Posterior.Inverse"]).Any(word => declaration.Contains(word, StringComparison.Ordinal));
        Assert.Equal(hasFormula, page.Descendants("title").Any(title => title.Value == "KL divergence of each dimension"));
    }

    public static XDocument Read(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static double Number(string text) => double.Parse(text.Replace('−', '-'), CultureInfo.InvariantCulture);
}
