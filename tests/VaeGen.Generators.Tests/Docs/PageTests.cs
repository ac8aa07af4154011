using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeGen.Generators.Tests;

/// <summary>Every block of C# in the README, in docs and in the packages' pages compiles without a warning in a project with implicit usings.</summary>
/// <remarks>
/// A block that begins with a using directive stands alone. One that does not goes on from those before it on its page, up to the last that does: it sees their types and,
/// where all are statements, their variables. Blocks that are files of a guide are built and run by VaeGen.Package.Tests, those of docs/diagnostics by <see cref="DiagnosticPageTests"/>;
/// pieces of emitted files are compared by <see cref="GeneratedCodePageTests"/>.
/// </remarks>
public sealed class PageTests
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    // what is written Load(path, 3, 64, 64) asks for C# 13
    private static readonly ProjectSettings Settings = Compilations.Default with { Language = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() };

    // what a page's statements take for granted: the text before says what these are
    private static readonly Dictionary<string, (string Variables, string Declarations)> Given = new(StringComparer.Ordinal)
    {
        ["docs/faces.md"] = (
            "Faces.FaceVae model = new(); IDataset people = new SampleSet(new float[2 * 3 * 64 * 64], 3, 64, 64), withGlasses = people, withoutGlasses = people;",
            "namespace Faces { [VaeGen.Input(3, 64, 64), VaeGen.Encoder(Channels = [16]), VaeGen.Latent(Dim = 20)] public partial class FaceVae; }"),
    };

    public static TheoryData<string, int> Blocks { get; } =
    [
        .. from page in Pages
           from block in page.Blocks
           where block.Language == "csharp" && block.Noted("file") is null && block.Noted("emitted") is null
           select new TheoryDataRow<string, int>(page.Name, block.Line),
    ];

    private static IEnumerable<MarkdownPage> Pages =>
        MarkdownPage.Names.Where(name => !name.StartsWith("docs/diagnostics/VAE", StringComparison.Ordinal)).Select(MarkdownPage.Read);

    [Fact]
    public void There_are_blocks() => Assert.True(Blocks.Count >= 20);

    [Theory, MemberData(nameof(Blocks))]
    public async Task A_block_compiles_without_a_warning(string page, int line)
    {
        var blocks = MarkdownPage.Read(page).Blocks.Where(block => block.Language == "csharp" && block.Line <= line).Select(block => block.Text).ToList();
        var first = blocks.FindLastIndex(StandsAlone);
        Assert.True(first >= 0 || Given.ContainsKey(page), $"{page}:{line} goes on from nothing: begin the page's first block with a using directive.");
        var (variables, declarations) = Given.GetValueOrDefault(page, ("", ""));
        var chain = blocks[Math.Max(0, first)..];

        // what is not a statement has to come after what is
        var statements = chain.Where(HasStatements).ToList();
        string[] sources =
        [
            $"{ImplicitUsings} global using VaeGen;",
            .. chain.Except(statements),
            .. statements.Count > 0 ? (string[])[$"{variables}\n{string.Concat(statements)}"] : [],
            declarations,
        ];
        var compilation = Compilations.Create(Settings, [.. References.Complete, References.Tables], chain.Count == 1 && first >= 0 ? [ImplicitUsings, chain[0]] : sources);
        if (statements.Count > 0)
        {
            compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        }
        var completed = Generation.RunUnchecked(compilation, out _).Compilation;
        Compilations.AssertCompiles(completed, $"{page}:{line}");
        Assert.Empty(await Analysis.RunAsync(completed));
    }

    [Fact]
    public void Every_block_is_of_a_kind_that_a_test_looks_at()
    {
        // no language: a picture in letters; text: what a program prints; python: for users of Python, where CI has no onnxruntime
        string[] kinds = ["csharp", "xml", "sh", "text", "", "python"];
        Assert.All(Pages, page => Assert.All(page.Blocks, block => Assert.True(kinds.Contains(block.Language), $"{page.Name}:{block.Line}: {block.Language}")));

        // GeneratedCodePageTests reads the first, VaeGen.Package.Tests follows the second
        Assert.Equal(["docs/generated-code.md", "docs/start.md"], Pages.Where(page => page.Blocks.Any(block => block.Note is not null)).Select(page => page.Name));
    }

    private static bool StandsAlone(string block) => Root(block).Usings.Count > 0;

    private static bool HasStatements(string block) =>
        Root(block).Members.Any(member => member.IsKind(SyntaxKind.GlobalStatement));

    private static CompilationUnitSyntax Root(string block) =>
        Compilations.Parse(block, Settings, "Block.cs").GetCompilationUnitRoot(TestContext.Current.CancellationToken);
}
