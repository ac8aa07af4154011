using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VaeGen.Generators;

namespace VaeGen.Benchmarks.Generator;

/// <summary>A project with models, one file each, and a file without, under a driver that lives on from edit to edit as in an editor.</summary>
internal sealed class EditedProject
{
    private static readonly MetadataReference[] References = LoadReferences();

    private CSharpCompilation compilation;
    private GeneratorDriver driver;
    private int edits;

    internal EditedProject(int models, int layers = 2)
    {
        compilation = CSharpCompilation.Create(
            "Edited",
            [.. Enumerable.Range(0, models).Select(model => Parse($"Model{model}.cs", Declaration(model, layers, latentDim: 20))), Parse("Program.cs", Program(0))],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        driver = NewDriver();
    }

    /// <summary>From nothing: what a build pays, once the compiler and the generator are warm.</summary>
    internal Action RunCold()
    {
        compilation = compilation.Clone(); // one that has bound nothing yet
        return () => driver = NewDriver().RunGenerators(compilation);
    }

    /// <summary>Types in the body of a method that has nothing to do with any model.</summary>
    internal Action EditBody() => Edit("Program.cs", Program(++edits));

    /// <summary>Gives a class that has nothing to do with any model another member.</summary>
    internal Action EditDeclaration() => Edit("Program.cs", Program(0, member: $"Member{++edits}"));

    /// <summary>Changes the last model.</summary>
    internal Action EditModel(int models, int layers = 2) => Edit($"Model{models - 1}.cs", Declaration(models - 1, layers, latentDim: 2 + (++edits % 15)));

    /// <summary>The edit itself is the compiler's work and is done at once; the generator's is what is returned.</summary>
    private Action Edit(string path, string text)
    {
        var tree = compilation.SyntaxTrees.Single(candidate => candidate.FilePath == path);
        compilation = compilation.ReplaceSyntaxTree(tree, Parse(path, text));
        return () => driver = driver.RunGenerators(compilation);
    }

    private static string Declaration(int model, int layers, int latentDim) => string.Create(CultureInfo.InvariantCulture, $$"""
        using VaeGen;

        namespace Edited;

        [Input(28, 28)]
        [Encoder(Layers = [{{string.Join(", ", Enumerable.Range(0, layers).Select(layer => 400 - layer))}}], Activation = Activation.Silu)]
        [Latent(Dim = {{latentDim}})]
        [KlWeight(2.0)]
        [Training(Epochs = 30)]
        public partial class Vae{{model}};
        """);

    private static string Program(int number, string member = "Member") => string.Create(CultureInfo.InvariantCulture, $$"""
        namespace Edited;

        internal static class Program
        {
            internal static int Run(int x)
            {
                var sum = {{number}};
                for (var i = 0; i < x; i++)
                {
                    sum += i * x;
                }
                return sum;
            }

            internal static int {{member}} { get; set; }
        }
        """);

    private static GeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(new VaeGenerator()).WithUpdatedParseOptions(Options);

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp12);

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, Options, path, Encoding.UTF8);

    private static MetadataReference[] LoadReferences() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
