using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Tests;

/// <summary>Every block of docs/data.md, docs/training.md, docs/scaling.md, docs/measures.md, docs/export.md and docs/report.md compiles in a project with implicit usings.</summary>
public sealed partial class PageTests
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;";

    // what is written Load(path, 3, 64, 64) asks for C# 13
    private static readonly ProjectSettings Settings = Compilations.Default with { Language = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() };

    public static TheoryData<string, string> Blocks { get; } =
    [
        .. from page in (string[])["data.md", "training.md", "scaling.md", "measures.md", "export.md", "report.md"]
           from Match match in Block().Matches(Read(page))
           select new TheoryDataRow<string, string>(page, match.Groups[1].Value),
    ];

    [Fact]
    public void There_are_blocks_of_every_page() => Assert.Equal(15, Blocks.Count);

    [Theory, MemberData(nameof(Blocks))]
    public void A_block_compiles_without_a_warning(string page, string block) =>
        Compilations.AssertCompiles(
            Generation.RunUnchecked(Compilations.Create(Settings, [.. References.Complete, References.Tables], ImplicitUsings, block), out _).Compilation,
            $"A block of docs/{page}");

    private static string Read(string page) => File.ReadAllText(Repository.PathOf("docs", page)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
