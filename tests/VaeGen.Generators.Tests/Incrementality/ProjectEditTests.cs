using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VaeGen.Generators.Emission;
using VaeGen.Generators.Parsing;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Tests;

/// <summary>
/// A project whose files, references and settings each change between states that make sense, in random order: a constant here, an alias there, a part that
/// comes and goes. After each change the driver must emit what parsing every class of the compilation gives, however the generator finds and remembers them.
/// </summary>
public sealed class ProjectEditTests
{
    private const int Edits = 400;

    private static readonly CSharpParseOptions Plain = Compilations.ParseOptionsFor(Compilations.Default);

    private static readonly CSharpParseOptions[] Parsing =
    [
        Plain,
        Plain.WithPreprocessorSymbols("SMALL"),
        Plain.WithLanguageVersion(LanguageVersion.CSharp11),
        Plain.WithDocumentationMode(DocumentationMode.None),
    ];

    /// <summary>What each file may hold; an empty one is not in the project. The first is what it starts with.</summary>
    private static readonly (string Path, string[] States)[] Files =
    [
        ("Usings.cs",
        [
            "global using VaeGen; global using I = VaeGen.InputAttribute; global using Deep = VaeGen.LatentAttribute;",
            "global using VaeGen; global using IAttribute = VaeGen.InputAttribute; global using DeepAttribute = VaeGen.LatentAttribute;",
            "global using VaeGen; global using I = System.ObsoleteAttribute; global using Deep = VaeGen.LatentAttribute;",
            "global using VaeGen; global using V = VaeGen; global using I = V::InputAttribute; global using Deep = VaeGen.LatentAttribute;",
            "global using I = VaeGen.InputAttribute; global using Deep = VaeGen.LatentAttribute;",
        ]),
        ("Sizes.cs",
        [
            "namespace N; static class Sizes { public const int Latent = Base.Few - 1; }",
            "namespace N; static class Sizes { public const int Latent = 3; }",
            "namespace N; static class Sizes { public const int Latent = nameof(Vae) == \"Vae\" ? 2 : 4; }",
            "namespace N; static class Sizes { public const int Latent = nameof(Base.Kind.B) == \"B\" ? 2 : 4; }",
            "namespace N; static class Sizes { public const int Latent = sizeof(Base.Kind); }",
            "namespace N; static class Sizes { public const int Latent = Library.Shared.Size; }",
            "namespace N; static class Sizes { public const int Latent = (int)Base.Kind.B; public static int B() => 1; }",
            "namespace N; static class Sizes { public const int Latent = (int)Base.Kind.B; public static int B() { return 2; } }",
            "namespace N; static class Sizes { public static readonly int Latent = 3; }",
            "namespace N; static class Sizes {\n#if SMALL\npublic const int Latent = 1;\n#else\npublic const int Latent = 3;\n#endif\n}",
            "#define SMALL\nnamespace N; static class Sizes {\n#if SMALL\npublic const int Latent = 1;\n#else\npublic const int Latent = 3;\n#endif\n}",
            "namespace N; static class Sizes { public const int Latent = Sizes.Latent + 1; }",
            "namespace M; static class Sizes { public const int Latent = 2; }",
        ]),
        ("Base.cs",
        [
            "namespace N; abstract class Base { public const int Few = 4; public enum Kind { A = 2, B } public virtual int G() => Few; }",
            "namespace N; abstract class Base { public const int Few = 3; public enum Kind { A = 2, B } public virtual int G() => Few; }",
            "namespace N; abstract class Base { public const int Few = 4; public enum Kind { A = 3, B } public virtual int G() => Few; }",
            "namespace N; abstract class Base { public const int Few = 3; public enum Kind : byte { A = 1, B } public virtual int G() => 7; }",
            "namespace N; abstract class Base { public const int Few = 3; public enum Kind : byte { A = 1, B } public virtual int G() { return 7; } }",
            "namespace N; abstract class Base { public const int Few = 4; public enum Kind { A = 2, Renamed } }",
            "namespace N; abstract class Base { public const int Few = 4; public enum Kind { Z, A = 2, Y, B } }",
            "namespace N; interface Base { public const int Few = 5; public enum Kind { A, B } }",
            "",
        ]),
        ("Vae.cs",
        [
            "namespace N; [Input(12)] [Encoder(Layers = [8, (int)Base.Kind.B])] [Latent(Dim = Sizes.Latent)] public partial class Vae { int Own() { return 1; } }",
            "namespace N; [Input(12)] [Encoder(Layers = [8, (int)Base.Kind.B])] [Latent(Dim = Sizes.Latent)] public partial class Vae { int Own() { return 2; } }",
            "namespace N { [Input(12)] [Encoder(Layers = [8])] [Latent(Dim = Sizes.Latent)] public partial class Vae { } }",
            "namespace N; [I(12)] [Encoder(Layers = [8])] [Deep(Dim = Sizes.Latent)] public partial class Vae;",
            "namespace N; using J = VaeGen.InputAttribute; [J(12)] [Encoder(Layers = [8])] [Latent(Dim = Sizes.Latent)] public partial class Vae;",
            "using VaeGen; namespace N; [global::VaeGen.Input(12)] [VaeGen.EncoderAttribute(Layers = [8])] [Latent(Dim = Sizes.Latent)] public partial class Vae;",
            "namespace N; [\\u0049nput(12)] [Encoder(Layers = [8])] [Latent(Dim = Sizes.Latent)] public partial class @Vae;",
            "namespace N; [Input(12)] [Encoder(Layers = [8])] [Latent(Dim = Sizes.Latent)] public class Vae;",
            "namespace N; [Input(12)] [Encoder(Layers = [8])] [Latent(Dim = Sizes.Latent)] public partial class Vae<T>;",
            "namespace N; partial class Outer { [Input(12)] [Encoder(Layers = [8])] [Latent(Dim = 2)] internal partial class Vae; }",
            "namespace N; partial struct Outer { [Input(12)] [Encoder(Layers = [8])] [Latent(Dim = 2)] internal partial class Vae; }",
            "namespace N; partial class Outer<T> { [Input(12)] [Encoder(Layers = [8])] [Latent(Dim = 2)] internal partial class Vae; }",
            "namespace N; [Input(12)] [Encoder(Layers = [8])] [Latent(Dim = Sizes.Latent)] file partial class Vae;",
            "#if SMALL\nnamespace N; [Input(6)]\n#else\nnamespace N; [Input(12)]\n#endif\n[Encoder(Layers = [8])] [Latent(Dim = 2)] public partial class Vae;",
            "namespace N; [Input(12)] public partial class Vae;",
            "",
        ]),
        ("Vae.Objective.cs",
        [
            "namespace N; [KlWeight(Weights.Beta)] partial class Vae { void Other(int y) { y++; } }",
            "namespace N; [KlWeight(2)] partial class Vae { void Other(int y) { y++; } }",
            "namespace N; [VaeGen.KlWeight(2)] partial class Vae { void Other(int y) { y--; } }",
            "namespace N; [KlWeight(0.5)] partial class Vae : Base { }",
            "namespace N; [Encoder(Layers = [5])] [Latent(Dim = 1)] partial class Vae;",
            "namespace N; partial class Vae { Vae(int x) : this() { } }",
            "namespace N; partial class Vae { Vae(int x) { } }",
            "namespace N; partial class Vae { const int forward = 1; }",
            "namespace M; [KlWeight(2)] partial class Vae;",
            "",
        ]),
        ("Hatch.cs",
        [
            "",
            "using static TorchSharp.torch; namespace N; partial class Vae { private Tensor ExtraLoss(in Output output, Tensor x) => x.sum(); }",
            "using static TorchSharp.torch; namespace N; partial class Vae { private Tensor ExtraLoss(in Output output, Tensor x) => x.mean(); }",
            "using T = TorchSharp.torch.Tensor; namespace N; partial class Vae { private T EncoderBody(T x) { return x; } }",
            "using T = System.String; namespace N; partial class Vae { private T EncoderBody(T x) { return x; } }",
            "namespace N; partial class Vae { private void OnBatch(in Output output, in LossTerms loss) { } }",
            "namespace N; partial class Vae { private void OnBatch(in Output output, in LossTerms loss) { var x = 1; } private int onBatch; }",
        ]),
        ("Shadow.cs",
        [
            "",
            "namespace N { sealed class InputAttribute(int length) : System.Attribute { public int Length => length; } }",
            "namespace VaeGen { sealed class InputAttribute(int length) : System.Attribute { public int Length => length; } }",
            "class InputAttribute(int length) : System.Attribute { public int Length => length; }",
            "namespace N { class VaeGen { } }",
            "namespace N { class Sizes { public const int Latent = 1; } }",
        ]),
        ("Second.cs",
        [
            "[VaeGen.Input(4)] [VaeGen.Encoder(Layers = [3])] [VaeGen.Latent(Dim = 1)] internal partial class Second;",
            "[VaeGen.Input(4)] [VaeGen.Encoder(Layers = [3])] [VaeGen.Latent(Dim = 1)] internal partial class SECOND;",
            "[VaeGen.Input(4)] [VaeGen.Encoder(Layers = [(int)N.Weights.Count])] [VaeGen.Latent(Dim = 1)] internal partial class Second;",
            "",
        ]),
        ("Weights.cs",
        [
            "namespace N; static class Weights { public const double Beta = 0.5; public const long Count = 7; }",
            "namespace N; static class Weights { public const double Beta = 0.25; public const long Count = 7; static int x = 5; }",
            "namespace N; static class Weights { public const double Beta = 0.25; public const long Count = 7; static int x = 6; }",
            "namespace N; static class Weights { public const double Beta = 1; public const long Count = 9; }",
        ]),
        ("Program.cs", ["System.Console.WriteLine(1);", "System.Console.WriteLine(2);", "", "class Program { int x = 1; }", "class Program { int x = 2; }"]),
    ];

    [Fact]
    public void Whatever_changes_in_a_project_what_is_emitted_is_what_its_classes_declare()
    {
        var random = new Random(5);
        var references = LibraryStates();
        var compilation = Compilations.Create(Compilations.Default, References.Complete, []);
        var driver = Generation.NewDriver(compilation);
        var changes = 0;
        var last = "the start";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, states) in Files)
        {
            compilation = With(compilation, path, states[0]);
        }

        var before = new Dictionary<string, string>();
        for (var edit = 0; edit < Edits; edit++)
        {
            driver = driver.RunGenerators(compilation, TestContext.Current.CancellationToken);
            var run = driver.GetRunResult().Results[0];
            Assert.Null(run.Exception);
            var emitted = run.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
            Assert.True(
                Same(Expected(compilation), emitted),
                $"Wrong after edit {edit}, {last}:\n{string.Join("\n", compilation.SyntaxTrees.Select(tree => $"{tree.FilePath}: {tree}"))}\nemitted {string.Join(", ", emitted.Keys)}");
            changes += Same(before, emitted) ? 0 : 1;
            seen.Add(string.Concat(emitted.Values));
            before = emitted;
            (compilation, last) = Change(compilation, random, references);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{changes} changes of what is emitted, {seen.Count} different states of it");
        Assert.InRange(changes, Edits / 5, Edits * 4 / 5); // neither all harmless nor all of consequence
    }

    private static (CSharpCompilation Compilation, string Change) Change(CSharpCompilation compilation, Random random, MetadataReference[][] references)
    {
        // what leaves nothing to emit is put right at once, and most edits of a file do so, so that most of the project makes sense most of the time
        if (!ProjectFacts.Of(compilation).CanCompile)
        {
            return (Parsed(compilation.WithReferences(References.Complete), Plain), "an engine and C# 12 again");
        }

        switch (random.Next(20))
        {
            case 0:
                var library = random.Next(references.Length);
                return (compilation.WithReferences([.. References.Complete, .. references[library]]), $"references {library}");
            case 1:
                var options = Parsing[random.Next(Parsing.Length)];
                return (Parsed(compilation, options), $"C# {options.LanguageVersion}, symbols {string.Join(' ', options.PreprocessorSymbolNames)}");
            case 2:
                return (compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse()), "files in the other order");
            case 3:
                return (compilation.WithAssemblyName(compilation.AssemblyName == "Friend" ? "UserProject" : "Friend"), "another assembly name");
            case 4:
                return (compilation.WithReferences([.. References.Framework, References.Runtime]), "no engine");
            default:
                var (path, states) = Files[random.Next(Files.Length)];
                var state = random.Next(5) < 3 ? 0 : random.Next(states.Length);
                return (With(compilation, path, states[state]), $"state {state} of {path}");
        }
    }

    private static CSharpCompilation Parsed(CSharpCompilation compilation, CSharpParseOptions options) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), options, tree.FilePath)));

    private static CSharpCompilation With(CSharpCompilation compilation, string path, string text)
    {
        var old = compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path);
        var options = (CSharpParseOptions)(old ?? compilation.SyntaxTrees.FirstOrDefault())?.Options! ?? Plain;
        var tree = CSharpSyntaxTree.ParseText(text, options, path, Encoding.UTF8);
        return (old, text) switch
        {
            (null, "") => compilation,
            (null, _) => compilation.AddSyntaxTrees(tree),
            (_, "") => compilation.RemoveSyntaxTrees(old),
            _ => compilation.Replace(old, tree),
        };
    }

    /// <summary>A library's constant as a project beside this one, and in one that shows it to its friends alone; as a file; another value; none.</summary>
    private static MetadataReference[][] LibraryStates()
    {
        var (small, large, hidden) = (Library("public", 2), Library("public", 4), Library("internal", 5));
        return [[], [small.ToMetadataReference()], [Image(small)], [large.ToMetadataReference()], [Image(large)], [hidden.ToMetadataReference()], [Library("public", 2).ToMetadataReference()]];

        static CSharpCompilation Library(string access, int size) => CSharpCompilation.Create(
            "Library",
            [CSharpSyntaxTree.ParseText($"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Friend\")] namespace Library {{ {access} static class Shared {{ public const int Size = {size}; }} }}")],
            References.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        static PortableExecutableReference Image(CSharpCompilation library)
        {
            var image = new MemoryStream();
            Assert.True(library.Emit(image).Success);
            return MetadataReference.CreateFromImage(image.ToArray());
        }
    }

    // from another compilation and its own trees, so that nothing that the generator may have kept is asked; the parser is handed every class there is
    private static Dictionary<string, string> Expected(CSharpCompilation compilation)
    {
        var fresh = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(
            compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath)));
        if (!ProjectFacts.Of(fresh).CanCompile)
        {
            return [];
        }

        var specs = TypesIn(fresh.Assembly.GlobalNamespace).Select(type => ModelFinder.Read(type, TestContext.Current.CancellationToken)).OfType<DeclaredModel>().ToList();
        var ambiguous = HintNames.Ambiguous([.. specs.Select(spec => spec.Type.MetadataName)]);
        return specs.SelectMany(spec => Emitter.Emit(spec).Select(file => (Name: HintNames.Of(spec.Type, file.Concern, ambiguous), file.Text)))
            .ToDictionary(file => file.Name, file => file.Text.ToString(), StringComparer.Ordinal);
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var inner in TypesIn(member))
            {
                yield return inner;
            }
        }
    }

    private static bool Same(Dictionary<string, string> left, Dictionary<string, string> right) =>
        left.Count == right.Count && left.All(file => right.TryGetValue(file.Key, out var text) && text == file.Value);
}
