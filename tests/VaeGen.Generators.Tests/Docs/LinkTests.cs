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

    // within the repository; what follows # is a place on the page
    [GeneratedRegex(@"\]\((?!https?://|#)(?<target>[^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
