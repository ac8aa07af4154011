using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Tests;

/// <summary>What a key stroke costs in a project of a hundred models. Bytes are measured, not time: they are the same on every machine.</summary>
public sealed class EditCostTests
{
    private const int Models = 100;
    private const int Edits = 20;

    /// <summary>Bytes of a key stroke in a body. The generator needs next to none; the driver needs some 400 to hand on a file that is there already.</summary>
    private const long BodyBudget = 300 * 1024;

    /// <summary>Bytes a model that reading it again takes beyond the 20 KB of the compiler, which binds its attributes for anyone who asks for them.</summary>
    private const long ReadingBudget = 24 * 1024;

    [Fact]
    public void An_edit_in_a_body_stays_within_its_budget_of_memory()
    {
        var bytes = BytesPerEdit(new VaeGenerator(), edit => $"namespace N; internal class Edited {{ private int number = {edit}; internal int Run() {{ return number + {edit}; }} }}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes:N0} bytes an edit with {Models} models");
        Assert.True(bytes < BodyBudget, $"An edit in a body allocates {bytes:N0} bytes with {Models} models, expected less than {BodyBudget:N0}.");
    }

    [Fact]
    public void Reading_the_declarations_again_stays_within_its_budget_of_memory()
    {
        var floor = BytesPerEdit(new NamesOnlyGenerator(), Declaration) / Models;
        var whole = BytesPerEdit(new VaeGenerator(), Declaration) / Models;
        TestContext.Current.TestOutputHelper?.WriteLine($"{whole:N0} bytes a model and edit, {floor:N0} of them Roslyn's");
        Assert.True(whole - floor < ReadingBudget, $"An edit allocates {whole - floor:N0} bytes for each model of the project beyond Roslyn's {floor:N0}, expected less than {ReadingBudget:N0}.");

        static string Declaration(int edit) => $"namespace N; internal class Edited {{ internal int Number{edit} {{ get; set; }} }}";
    }

    private static long BytesPerEdit(IIncrementalGenerator generator, Func<int, string> edited)
    {
        var declarations = new StringBuilder("using VaeGen;\nnamespace N;\n");
        for (var i = 0; i < Models; i++)
        {
            declarations.Append($"[Input(28, 28)] [Encoder(Layers = [400, {i + 1}])] [Latent(Dim = 20)] [Training(Epochs = 3)] internal partial class Vae{i};\n");
        }

        var compilation = Compilations.Create(declarations.ToString(), edited(-1));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: Compilations.ParseOptionsFor(Compilations.Default));
        driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
        Assert.Equal(0, driver.GetRunResult().GeneratedTrees.Length % Models);
        Assert.NotEmpty(driver.GetRunResult().GeneratedTrees);

        var allocated = new long[Edits];
        for (var edit = 0; edit < Edits; edit++)
        {
            compilation = compilation.Replace(compilation.SyntaxTrees[1], Compilations.Parse(edited(edit), Compilations.Default, "Declaration1.cs"));
            var before = GC.GetAllocatedBytesForCurrentThread();
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
            allocated[edit] = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Array.Sort(allocated);
        return allocated[Edits / 2];
    }

    /// <summary>The least that a generator of this kind can do: find the classes and look at their names.</summary>
    private sealed class NamesOnlyGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName("VaeGen.InputAttribute", static (_, _) => true, static (found, _) => found.TargetSymbol.Name),
            static (output, name) => output.AddSource($"{name}.g.cs", "// found"));
    }
}
