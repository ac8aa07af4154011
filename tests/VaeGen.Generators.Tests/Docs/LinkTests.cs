using System.Text.RegularExpressions;

namespace VaeGen.Generators.Tests;

/// <summary>What a page points to is there.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages { get; } = [.. MarkdownPage.Names];

    [Theory, MemberData(nameof(Pages))]
    public void A_pages_links_lead_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(page))!;
        foreach (Match link in Link().Matches(MarkdownPage.Read(page).Text))
        {
            var target = link.Groups["target"].Value;
            Assert.True(Path.Exists(Path.Combine(folder, target)), $"{page} links to {target}, which is not there");
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public void The_files_and_folders_that_it_names_are_there(string page)
    {
        foreach (Match name in Named().Matches(MarkdownPage.Read(page).Text))
        {
            var path = name.Groups["path"].Value.TrimEnd('/');
            Assert.True(Path.Exists(Repository.PathOf(path)), $"{page} names {path}, which is not there");
        }
    }

    // as `docs/theory.md`; what a program writes is in other folders
    [GeneratedRegex(@"`(?<path>(?:src|generators|tests|examples|docs)/[\w./ -]+)`")]
    private static partial Regex Named();

    // within the repository; what follows # is a place on the page
    [GeneratedRegex(@"\]\((?!https?://|#)(?<target>[^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
