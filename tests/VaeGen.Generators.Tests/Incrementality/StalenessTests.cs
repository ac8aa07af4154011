using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Tests;

/// <summary>
/// The generator passes over an edit that changes no declaration. Should it ever pass over one that does, users get the code of before: so whatever is
/// edited, in whatever order, what comes out must be what a generator that starts from nothing emits.
/// </summary>
public sealed class StalenessTests
{
    private const int Edits = 1000;

    private static readonly (string Path, string Text)[] Files =
    [
        ("Usings.cs", "global using VaeGen; global using I = VaeGen.InputAttribute; global using static N.Sizes;"),
        ("Sizes.cs", "namespace N; public static class Sizes { public const int Latent = Base.Few - 1; public const double Beta = 0.5; static int x = 1; static int F() { return x; } }"),
        ("Base.cs", "namespace N; public abstract class Base { public const int Few = 4; public enum Kind { A = 3, B } public virtual int G() => Few; }"),
        ("Vae.cs", "namespace N; [Input(12)] [Encoder(Layers = [8, (int)Base.Kind.B])] [Latent(Dim = Sizes.Latent)] public partial class Vae { private int Helper() { return 1; } }"),
        ("Vae.Objective.cs", "namespace N; [KlWeight(Beta)] [Reconstruction(Likelihood.Gaussian, Variance = 0.1)] partial class Vae { void Other(int y) { y++; } }"),
        ("Aliased.cs", "namespace N { public partial class Outer { const int Deep = 2; [I(Deep + 3)] [Encoder(Layers = [Deep])] [Latent(Dim = 1)] internal partial class Aliased : System.ICloneable { public object Clone() => this; } } }"),
        ("Program.cs", "namespace N; internal static class Program { private static int Run() { var x = 42; return x + Sizes.Latent; } }"),
    ];

    [Fact]
    public void Whatever_is_edited_the_result_is_that_of_a_generator_that_starts_from_nothing()
    {
        var random = new Random(7);
        var mutations = new Mutations(seed: 11);
        var trees = Files.Select(file => Parse(file.Path, file.Text)).ToArray();
        var compilation = Compilations.Create(Compilations.Default, References.Complete, []).AddSyntaxTrees(trees);
        var driver = Generation.NewDriver(compilation);
        var last = "";
        var (before, changes, models) = (new Dictionary<string, string>(), 0, 0);
        for (var edit = 0; edit < Edits; edit++)
        {
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
            var edited = FilesOf(driver);
            var expected = FilesOf(Generation.NewDriver(compilation).RunGenerators(compilation, TestContext.Current.CancellationToken));
            Assert.True(
                expected.Count == edited.Count && expected.All(file => edited.TryGetValue(file.Key, out var text) && text == file.Value),
                $"After edit {edit}, the last of them from\n{last}, the driver emits {string.Join(", ", edited.Keys)} and a new one {string.Join(", ", expected.Keys)}:\n{string.Join("\n\n", compilation.SyntaxTrees)}");
            changes += before.Count == edited.Count && before.All(file => edited.TryGetValue(file.Key, out var text) && text == file.Value) ? 0 : 1;
            models += edited.Count > 0 ? 1 : 0;
            before = edited;

            // one file at a time is edited or put right again, so that most of the project makes sense most of the time
            var which = random.Next(Files.Length);
            var (path, original) = Files[which];
            last = trees[which].ToString();
            var tree = Parse(path, last == original ? mutations.Next(original) : original);
            compilation = compilation.Replace(trees[which], tree);
            trees[which] = tree;
        }

        Assert.True(changes > Edits / 5, $"Only {changes} of the edits changed what is emitted.");
        Assert.True(models > Edits / 4, $"Only after {models} of the edits anything was emitted.");
    }

    private static SyntaxTree Parse(string path, string text) => Compilations.Parse(text, Compilations.Default, path);

    private static Dictionary<string, string> FilesOf(GeneratorDriver driver)
    {
        var run = driver.GetRunResult().Results[0];
        Assert.Null(run.Exception);
        return run.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }
}
