using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Tests;

/// <summary>
/// A key stroke in a project of a hundred models. On any edit Roslyn binds every attribute again and asks the generator to read every declaration,
/// so what reading costs is what the user pays. Bytes are measured, not time: they are the same on every machine.
/// </summary>
public sealed class EditCostTests
{
    private const int Models = 100;
    private const int Edits = 20;

    /// <summary>Bytes a model and edit beyond the 20 KB that Roslyn itself allocates for it.</summary>
    private const long Budget = 16 * 1024;

    [Fact]
    public void Reading_the_declarations_again_after_an_unrelated_edit_stays_within_its_budget_of_memory()
    {
        var floor = BytesPerModelAndEdit(new NamesOnlyGenerator());
        var whole = BytesPerModelAndEdit(new VaeGenerator());
        TestContext.Current.TestOutputHelper?.WriteLine($"{whole:N0} bytes a model and edit, {floor:N0} of them Roslyn's");
        Assert.True(whole - floor < Budget, $"An edit allocates {whole - floor:N0} bytes for each model of the project beyond Roslyn's {floor:N0}, expected less than {Budget:N0}.");
    }

    private static long BytesPerModelAndEdit(IIncrementalGenerator generator)
    {
        var declarations = new StringBuilder("using VaeGen;\nnamespace N;\n");
        for (var i = 0; i < Models; i++)
        {
            declarations.Append($"[Input(28, 28)] [Encoder(Layers = [400, {i + 1}])] [Latent(Dim = 20)] [Training(Epochs = 3)] internal partial class Vae{i};\n");
        }

        var compilation = Compilations.Create(declarations.ToString(), "");
        GeneratorDriver driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: Compilations.ParseOptionsFor(Compilations.Default));
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        Assert.Equal(0, driver.GetRunResult().GeneratedTrees.Length % Models);
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);

        var allocated = new long[Edits];
        for (var edit = 0; edit < Edits; edit++)
        {
            var tree = Compilations.Parse($"namespace N; internal class Edited {{ int number = {edit}; }}", Compilations.Default, "Declaration1.cs");
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], tree);
            var before = GC.GetAllocatedBytesForCurrentThread();
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
            allocated[edit] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Array.Sort(allocated);
        return allocated[Edits / 2] / Models;
    }

    /// <summary>The least that a generator of this kind can do: find the classes and look at their names.</summary>
    private sealed class NamesOnlyGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName("VaeGen.InputAttribute", static (_, _) => true, static (found, _) => found.TargetSymbol.Name),
            static (output, name) => output.AddSource($"{name}.g.cs", "// found"));
    }
}
