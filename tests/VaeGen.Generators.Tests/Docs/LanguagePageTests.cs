using System.Reflection;
using System.Text.RegularExpressions;

namespace VaeGen.Generators.Tests;

/// <summary>docs/language.md lists the whole language, and everything that it shows works.</summary>
public sealed partial class LanguagePageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "language.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Examples { get; } = [.. Rows().Select(row => row.Example).Distinct()];

    public static TheoryData<string> Blocks { get; } = [.. Block().Matches(Page).Select(match => match.Groups[1].Value)];

    [Theory, MemberData(nameof(Examples))]
    public Task An_example_of_the_table_compiles_without_a_diagnostic(string example) => Works($"using VaeGen; {Completed(example)} public partial class C;");

    [Theory, MemberData(nameof(Blocks))]
    public Task A_block_compiles_without_a_diagnostic(string block) => Works(block);

    [Fact]
    public void The_table_has_every_attribute_and_every_argument()
    {
        var words = Rows().Select(row => row.Words).ToList();
        var attributes = typeof(InputAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Attribute))).ToList();
        Assert.True(attributes.Count >= 8);
        foreach (var attribute in attributes)
        {
            var word = attribute.Name[..^"Attribute".Length];
            var mentioned = string.Concat(words.Where(text => text.Contains($"[{word}(", StringComparison.Ordinal)));
            Assert.True(mentioned.Length > 0, $"docs/language.md has no row for [{word}].");

            // the decoder's words are the encoder's, and the table says so
            var named = attribute == typeof(DecoderAttribute) ? [] : attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property.CanWrite);
            Assert.All(named, property => Assert.True(
                mentioned.Contains($"{property.Name} =", StringComparison.Ordinal), $"docs/language.md has no row for {property.Name} of [{word}]."));
        }
    }

    private static async Task Works(string source)
    {
        var output = Generation.Run(source);
        Assert.NotEmpty(output.Files);
        Assert.Empty(await Analysis.RunAsync(output.Compilation));
    }

    /// <summary>The attributes that a model needs, but for those that the example has.</summary>
    private static string Completed(string example)
    {
        string[] usual = ["[Input(3, 28, 28)]", "[Encoder(Layers = [400])]", "[Latent(Dim = 8)]"];
        return example + string.Concat(usual.Where(attribute => !example.Contains(attribute[..attribute.IndexOf('(')], StringComparison.Ordinal)).Select(attribute => " " + attribute));
    }

    private static IEnumerable<(string Words, string Example)> Rows() => Row().Matches(Page).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    [GeneratedRegex(@"^\| (`\[[^|]*) \|.*\| `(\[.*\])` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
