using System.Text.RegularExpressions;

namespace VaeGen.Generators.Tests;

/// <summary>What stands between two fences of a page.</summary>
/// <param name="Line">The line of the first fence, from 1.</param>
/// <param name="Language">The word after it, such as csharp.</param>
/// <param name="Note">What the comment above the block says to the tests; null where there is none.</param>
/// <param name="Text">The block, its lines ended by LF.</param>
internal sealed record PageBlock(int Line, string Language, string? Note, string Text)
{
    /// <summary>What the note says after a word and a colon, such as the name in "file: Program.cs"; null where it says something else.</summary>
    public string? Noted(string word) => Note is not null && Note.StartsWith(word + ":", StringComparison.Ordinal) ? Note[(word.Length + 1)..].Trim() : null;
}

/// <summary>A page of the documentation, as far as tests can hold it to what it says.</summary>
/// <param name="Name">Its path in the repository, with slashes.</param>
/// <param name="Text">Its text, its lines ended by LF.</param>
internal sealed partial record MarkdownPage(string Name, string Text)
{
    /// <summary>The pages that people read: the README, docs, the packages' own, and those beside the examples.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "README.md",
        .. from folder in (string[])["docs", "examples", "src"]
           from path in Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", SearchOption.AllDirectories)
           let name = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
           where !name.Contains("/bin/", StringComparison.Ordinal) && !name.Contains("/obj/", StringComparison.Ordinal) && !name.Contains("/out/", StringComparison.Ordinal)
           orderby name
           select name,
    ];

    /// <summary>The page's blocks, in order.</summary>
    public IReadOnlyList<PageBlock> Blocks { get; } =
    [
        .. from Match match in Block().Matches(Text)
           select new PageBlock(
               Text.AsSpan(0, match.Groups["language"].Index).Count('\n') + 1, match.Groups["language"].Value,
               match.Groups["note"].Success ? match.Groups["note"].Value : null, match.Groups["text"].Value),
    ];

    /// <summary>Reads a page.</summary>
    public static MarkdownPage Read(string name) => new(name, File.ReadAllText(Repository.PathOf(name)).ReplaceLineEndings("\n"));

    [GeneratedRegex(@"^(?:<!-- (?<note>[^\n]+) -->\n)?```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
