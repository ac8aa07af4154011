using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace VaeGen.Generators.Tests;

/// <summary>An editor runs generator, analyzer and code fixes on whatever is typed: none may throw, whatever that is.</summary>
public sealed partial class RobustnessTests
{
    private const int Sources = 10_000;

    /// <summary>Files of one project that are broken at a time: the compiler's costs are mostly those of a project.</summary>
    private const int Together = 50;

    [Fact]
    public async Task Ten_thousand_broken_sources_make_neither_generator_nor_analyzer_nor_code_fixes_throw()
    {
        var seeds = Seeds();
        var mutations = new Mutations(seed: 2026);
        var project = NewProject(out var files);
        GeneratorDriver? driver = null;
        var (emitted, offered) = (0, 0);
        for (var first = 0; first < Sources; first += Together)
        {
            var solution = project.Solution;
            for (var i = 0; i < Together; i++)
            {
                solution = solution.WithDocumentText(files[i], SourceText.From(Broken(mutations, seeds[(first + i) % seeds.Length], i)));
            }

            project = solution.GetProject(project.Id)!;
            var compilation = (CSharpCompilation)(await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
            driver = (driver ?? Generation.NewDriver(compilation)).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _, TestContext.Current.CancellationToken);
            var run = driver.GetRunResult().Results[0];
            Assert.True(run.Exception is null, $"The generator threw {run.Exception} on one of\n{string.Join("\n\n", compilation.SyntaxTrees)}");
            emitted += run.GeneratedSources.Count(source => source.HintName.EndsWith(".Module.g.cs", StringComparison.Ordinal));
            try
            {
                // an editor asks before and after the emitted files are there; after, the compiler has them to compile too, which takes 30 times as long
                offered += await OfferFixesAsync(project, await Analysis.RunAsync(first / Together % 32 == 0 ? updated : compilation));
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Assert.Fail($"{error}\non one of\n{string.Join("\n\n", compilation.SyntaxTrees)}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{emitted} models emitted, {offered} fixes offered");
        Assert.InRange(emitted, Sources / 20, Sources * 9 / 10); // neither all harmless nor all beyond recognition
        Assert.True(offered > Sources / 10, $"Only {offered} fixes were offered.");
    }

    // every other fix is applied too: the editor tidies up after each, and for all of them that would be a third of this test's time
    private static async Task<int> OfferFixesAsync(Project project, IEnumerable<Diagnostic> reported)
    {
        var offered = 0;
        foreach (var diagnostic in reported)
        {
            var document = project.GetDocument(diagnostic.Location.SourceTree)!;
            foreach (var fix in await Fixing.OfferedAsync(document, diagnostic))
            {
                if (offered++ % 2 == 0)
                {
                    Assert.NotEqual((await document.GetTextAsync()).ToString(), await Fixing.ApplyAsync(document, fix.Action));
                }
            }
        }

        return offered;
    }

    // in a namespace of its own, so that the files of a project do not declare the same class over and over; but some do
    private static string Broken(Mutations mutations, string seed, int file)
    {
        var source = mutations.Next(seed);
        return file % 8 == 0 ? $"using VaeGen;\n{source}" : $"namespace F{file}\n{{\nusing VaeGen;\n{source}\n}}";
    }

    private static string[] Seeds() =>
    [
        .. from source in Declarations.All.Values.Select(sources => string.Join('\n', sources)).Concat(CorrectDeclarations.All)
           select FileScopedNamespace().Replace(source, "").Replace("using VaeGen;", "", StringComparison.Ordinal),
    ];

    private static Project NewProject(out DocumentId[] files)
    {
        var project = Fixing.Open("").Project;
        files = new DocumentId[Together];
        for (var i = 0; i < Together; i++)
        {
            var document = project.AddDocument($"Broken{i}.cs", "", filePath: $"Broken{i}.cs");
            (project, files[i]) = (document.Project, document.Id);
        }

        return project;
    }

    [GeneratedRegex(@"namespace [\w.@]+;")]
    private static partial Regex FileScopedNamespace();
}
