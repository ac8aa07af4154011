using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using VaeGen.Generators.Analyzers;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.Generators.Tests;

/// <summary>Descriptor, page, release-tracking line and test belong together: whoever adds one is told of the others. The pages' code is run.</summary>
public sealed partial class DiagnosticPageTests
{
    public static TheoryData<string> Ids { get; } = [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Ids_are_unique_and_in_order_and_the_analyzer_supports_them_all()
    {
        var ids = Descriptors.All.Select(descriptor => descriptor.Id).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
        Assert.Equal(ids, new VaeAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_descriptor_has_a_page_and_every_page_a_descriptor() =>
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id), DiagnosticPage.Ids);

    [Fact]
    public void Every_descriptor_has_a_release_tracking_line_and_every_line_a_descriptor()
    {
        var lines = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => File.ReadLines(Repository.PathOf("generators", "VaeGen.Generators", file)))
            .Select(line => ReleaseLine().Match(line))
            .Where(match => match.Success)
            .Select(match => (Id: match.Groups["id"].Value, Severity: match.Groups["severity"].Value))
            .OrderBy(line => line.Id, StringComparer.Ordinal);
        Assert.Equal(Descriptors.All.Select(descriptor => (descriptor.Id, descriptor.DefaultSeverity.ToString())), lines);
    }

    [Fact]
    public void Every_descriptor_has_a_test()
    {
        var sources = Directory.EnumerateFiles(Repository.PathOf("tests", "VaeGen.Generators.Tests", "Analyzers"), "*Tests.cs").Select(File.ReadAllText).ToList();
        Assert.All(Descriptors.All, descriptor => Assert.Contains(sources, source => source.Contains("{|" + descriptor.Id + ":", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_index_lists_every_page_with_its_severity_and_title()
    {
        var index = File.ReadAllText(Path.Combine(DiagnosticPage.Folder, "README.md"));
        Assert.All(Descriptors.All, descriptor => Assert.Contains(
            $"| [{descriptor.Id}]({descriptor.Id}.md) | {NameOf(descriptor.DefaultSeverity)} | {descriptor.Title} |\n", index, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_page_has_its_descriptors_title_and_severity_and_is_what_the_descriptor_links_to(string id)
    {
        var descriptor = Descriptors.All.Single(candidate => candidate.Id == id);
        var page = DiagnosticPage.Read(id);
        Assert.Equal($"{id}: {descriptor.Title}", page.Heading);
        Assert.Equal(NameOf(descriptor.DefaultSeverity), page.Severity);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.True(descriptor.IsEnabledByDefault);
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task A_pages_example_gives_its_message_and_its_fix_gives_none(string id)
    {
        var page = DiagnosticPage.Read(id);
        var project = Projects.For(id);
        var compilation = Compilations.Create(project.Settings, project.References, page.Example);
        var diagnostic = Assert.Single(await Analysis.RunAsync(Generation.RunUnchecked(compilation, out _).Compilation));
        Assert.Equal(id, diagnostic.Id);
        var message = diagnostic.GetMessage(null);
        Assert.True(page.Message == message, $"docs/diagnostics/{id}.md quotes\n{page.Message}\nand the analyzer says\n{message}");

        // an XML fix changes the project: the example is then right as it stands
        var fixedOutput = Generation.Run(page.FixLanguage == "csharp" ? page.Fix : page.Example);
        Assert.NotEmpty(fixedOutput.Files);
        Assert.Empty(await Analysis.RunAsync(fixedOutput.Compilation));
    }

    private static string NameOf(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? "error" : "warning";

    [GeneratedRegex(@"^(?<id>VAE\d+) *\| *VaeGen *\| *(?<severity>\w+) *\|")]
    private static partial Regex ReleaseLine();
}
