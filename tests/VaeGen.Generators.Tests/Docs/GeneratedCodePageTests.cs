namespace VaeGen.Generators.Tests;

/// <summary>docs/generated-code.md shows what is emitted: its first block is the declaration, the others are pieces of the files that come of it.</summary>
public sealed class GeneratedCodePageTests
{
    private const string Model = "Digits.DigitVae";

    private static readonly MarkdownPage Page = MarkdownPage.Read("docs/generated-code.md");

    private static readonly string Declared = Page.Blocks.First(block => block.Language == "csharp").Text;

    [Fact]
    public void Every_piece_stands_line_for_line_in_the_file_that_it_names()
    {
        var files = Generation.Run(Declared).Files;
        var pieces = Page.Blocks.Where(block => block.Language == "csharp").Skip(1).ToList();
        Assert.True(pieces.Count >= 10);
        Assert.All(pieces, piece =>
        {
            var part = piece.Noted("emitted");
            Assert.True(part is not null, $"line {piece.Line}: say in a comment of which file this is, such as <!-- emitted: Loss -->");
            Assert.True(Normalized(files[$"{Model}.{part}.g.cs"]).Contains(Normalized(piece.Text), StringComparison.Ordinal),
                $"{Page.Name}:{piece.Line} is not, or no longer, what stands in {Model}.{part}.g.cs");
        });
    }

    [Fact]
    public void The_table_has_every_file() => Assert.Equal(
        Generation.Run(Declared).Files.Keys.Order(StringComparer.Ordinal),
        Page.Text.Split('\n').Where(line => line.StartsWith($"| `{Model}.", StringComparison.Ordinal)).Select(line => line.Split('`')[1]).Order(StringComparer.Ordinal));

    [Fact]
    public void Its_declaration_is_that_of_a_snapshot() => Assert.Equal(Declarations.Minimal.ReplaceLineEndings("\n") + "\n", Declared);

    // white space at the start of lines aside
    private static string Normalized(string text) => "\n" + string.Join('\n', text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.TrimStart())) + "\n";
}
