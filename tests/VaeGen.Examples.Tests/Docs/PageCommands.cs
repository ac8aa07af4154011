using System.Text.RegularExpressions;

namespace VaeGen.Examples.Tests;

/// <summary>The commands that the pages tell their readers to type: in blocks of sh, on indented lines, and between backticks.</summary>
internal static partial class PageCommands
{
    /// <summary>Every command, with the page that has it.</summary>
    public static IReadOnlyList<(string Page, string Command)> All { get; } =
    [
        .. (from page in MarkdownPage.Names.Select(MarkdownPage.Read)
            where page.Name != "docs/start.md" // typed word for word by VaeGen.Package.Tests
            from command in InBlocks(page).Concat(Matches(Indented(), page.Text)).Concat(Matches(Quoted(), page.Text))
            select (page.Name, command)).Distinct(),
    ];

    private static IEnumerable<string> InBlocks(MarkdownPage page) =>
        from block in page.Blocks
        where block.Language == "sh"
        from line in block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        where !line.StartsWith('#')
        select line;

    private static IEnumerable<string> Matches(Regex regex, string text) => regex.Matches(text).Select(match => match.Groups["command"].Value.TrimEnd());

    private const string Programs = @"(?:[A-Z_]+=\S+ )*(?:dotnet|dotnet-counters|mpirun|npm|npx|node|git|tail|tensorboard|nm|python3?|apt-get|curl) ";

    [GeneratedRegex($@"^ {{4,}}(?<command>{Programs}.+)$", RegexOptions.Multiline)]
    private static partial Regex Indented();

    [GeneratedRegex($@"(?<!`)`(?<command>{Programs}[^`\n]+)`(?!`)")]
    private static partial Regex Quoted();
}
