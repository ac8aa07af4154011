using System.Text.RegularExpressions;

namespace VaeGen.Generators.Tests;

/// <summary>A page of docs/diagnostics, taken apart: the parts that a test can hold it to.</summary>
internal sealed partial record DiagnosticPage(string Heading, string Severity, string Message, string Example, string FixLanguage, string Fix, string? Offered)
{
    public static string Folder { get; } = Repository.PathOf("docs", "diagnostics");

    public static IEnumerable<string> Ids =>
        Directory.EnumerateFiles(Folder, "VAE*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static DiagnosticPage Read(string id)
    {
        var text = File.ReadAllText(Path.Combine(Folder, id + ".md"));
        var match = Layout().Match(text);
        Assert.True(match.Success, $"docs/diagnostics/{id}.md is not laid out as the others: # id: title, Severity, ## What it says, ## Example, ## Why, ## How to fix it.");
        return new DiagnosticPage(
            match.Groups["heading"].Value, match.Groups["severity"].Value, match.Groups["message"].Value,
            match.Groups["example"].Value, match.Groups["language"].Value, match.Groups["fix"].Value,
            Offer().Match(text) is { Success: true } offer ? offer.Groups["title"].Value : null);
    }

    [GeneratedRegex(@"(?<=\n\n)Fix: `(?<title>[^`\n]+)`[^\n]*\.(?=\n\n```)")]
    private static partial Regex Offer();

    [GeneratedRegex(
        """
        \A\#\ (?<heading>[^\n]+)\n\n
        Severity:\ (?<severity>error|warning)\n\n
        \#\#\ What\ it\ says\n\n```text\n(?<message>[^\n]+)\n```\n\n
        \#\#\ Example\n\n```csharp\n(?<example>.+?)```\n.*?
        \n\#\#\ Why\n\n[^\n].*?
        \n\#\#\ How\ to\ fix\ it\n\n[^\n].*?\n\n```(?<language>csharp|xml)\n(?<fix>.+?)```\n\z
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Layout();
}
