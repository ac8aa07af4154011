using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace VaeGen.Generators.Tests;

/// <summary>What each kind of edit makes the pipeline compute again: nothing that the edit cannot have changed, and everything that it has.</summary>
public sealed class IncrementalityTests
{
    private const string Attributes = """
        using VaeGen;
        namespace N;

        [Input(12)]
        [Encoder(Layers = [8])]
        [Latent(Dim = Sizes.Latent)]
        public partial class Vae
        {
            private int Helper() { return 1; }
        }
        """;

    private const string OtherPart = """
        using VaeGen;
        namespace N;

        [KlWeight(2.0)]
        partial class Vae;
        """;

    private const string Constants = """
        namespace N;

        internal static class Sizes
        {
            public const int Latent = 3;
            public const int Unrelated = 1;
        }
        """;

    private const string Unrelated = """
        namespace N;

        internal sealed class Program
        {
            public int Run() { return 42; }
        }
        """;

    private static readonly string[] AllFiles = ["Generation", "Latent", "Loss", "Measures", "Module", "Persistence", "Training"];

    [Fact]
    public void An_edit_in_an_unrelated_file_leaves_every_output_cached()
    {
        var session = Open();
        session.Edit("Program.cs", "return 42;", "var answer = 41; return answer + 1;");
        AssertNothingEmittedAgain(session);
    }

    [Fact]
    public void An_edit_in_a_body_reads_no_declaration_again()
    {
        var session = Open();
        session.Edit("Program.cs", "return 42;", "var answer = 41; return answer + 1;");
        session.Edit("Vae.cs", "return 1;", "return 2 /* done */;");
        Assert.All(Steps.Own, name => Assert.All(session.ReasonsOf(name), reason => Assert.Equal(Cached, reason)));
    }

    [Fact]
    public async Task An_edit_in_a_body_reads_no_declaration_again_in_an_editors_workspace()
    {
        // a workspace makes compilations and their options in its own way, with the .editorconfig in them
        var document = Fixing.Open(Attributes);
        var project = document.Project.AddDocument("Sizes.cs", Constants, filePath: "/Sizes.cs").Project
            .AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n[*.cs]\ndotnet_diagnostic.CA1000.severity = none\n"), filePath: "/.editorconfig").Project;
        var compilation = (CSharpCompilation)(await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var driver = Generation.NewDriver(compilation).RunGenerators(compilation, TestContext.Current.CancellationToken);
        Assert.Equal(AllFiles.Length, driver.GetRunResult().GeneratedTrees.Length);

        var edited = project.GetDocument(document.Id)!.WithText(SourceText.From(Attributes.Replace("return 1;", "return 2;", StringComparison.Ordinal))).Project;
        compilation = (CSharpCompilation)(await edited.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var run = driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult().Results[0];
        Assert.All(Steps.Own, name => Assert.All(Steps.ReasonsOf(run, name), reason => Assert.Equal(Cached, reason)));
    }

    [Theory]
    [InlineData("using I = VaeGen.InputAttribute;", "I(12)")]
    [InlineData("using IAttribute = VaeGen.InputAttribute;", "I(12)")]
    [InlineData("using V = VaeGen;", "V.Input(12)")]
    [InlineData("global using I = VaeGen.InputAttribute;", "I(12)")]
    [InlineData("global using I = VaeGen.InputAttribute;", "IAttribute(12)", false)]
    public void A_model_is_found_by_any_name_of_its_attribute(string directive, string written, bool found = true)
    {
        var text = $"namespace N {{ [{written}] [VaeGen.Encoder(Layers = [8])] [VaeGen.Latent(Dim = 3)] internal partial class Aliased; }}";
        var session = new EditSession(("Aliased.cs", directive.StartsWith("global", StringComparison.Ordinal) ? text : directive + text), ("Usings.cs", directive));
        Assert.Equal(found ? AllFiles.Length : 0, session.Files.Count);
    }

    [Fact]
    public void A_model_is_found_by_an_alias_of_an_alias_and_lost_with_it()
    {
        var session = new EditSession(
            ("Aliased.cs", "namespace N { using J = I; [J(12)] [VaeGen.Encoder(Layers = [8])] [VaeGen.Latent(Dim = 3)] internal partial class Aliased; }"),
            ("Usings.cs", "global using I = VaeGen.InputAttribute;"));
        Assert.Equal(AllFiles.Length, session.Files.Count);

        session.Edit("Usings.cs", "VaeGen.InputAttribute", "System.ObsoleteAttribute");
        Assert.Empty(session.Files);
    }

    [Fact]
    public void A_type_that_takes_the_attributes_name_is_noticed()
    {
        var session = Open();
        session.Add("Taken.cs", "namespace N { internal sealed class InputAttribute(int length) : System.Attribute { internal int Length => length; } }");
        Assert.Empty(session.Files);

        session.Remove("Taken.cs");
        Assert.Equal(AllFiles.Length, session.Files.Count);
    }

    [Fact]
    public void A_new_unrelated_file_leaves_every_output_cached()
    {
        var session = Open();
        session.Add("More.cs", "namespace N; internal enum More { One }");
        AssertNothingEmittedAgain(session);
    }

    [Theory]
    [InlineData("return 1;", "return 2 + 3;")]
    [InlineData("public partial class", "// a remark that moves every line below it\n\npublic partial class")]
    [InlineData("private int Helper", "private int Other() { return 0; }\n    private int Helper")]
    [InlineData("[Input(12)]", "[Input( /* values */ 12 )]")]
    [InlineData("[Input(12)]", "[Input(3 * 4)]")]
    public void An_edit_in_the_declarations_own_file_that_changes_no_value_leaves_every_output_cached(string old, string replacement)
    {
        var session = Open();
        session.Edit("Vae.cs", old, replacement);
        AssertNothingEmittedAgain(session);
    }

    [Fact]
    public void An_attribute_edited_on_another_part_in_another_file_is_emitted()
    {
        var session = Open();
        Assert.Contains("klWeight = 2.0", session.Files["N.Vae.Loss.g.cs"], StringComparison.Ordinal);

        session.Edit("Vae.Objective.cs", "2.0", "0.25");
        Assert.Contains(Modified, session.OutputReasons);
        Assert.Contains("klWeight = 0.25", session.Files["N.Vae.Loss.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_added_to_and_removed_from_another_part_is_emitted()
    {
        var session = Open();
        session.Edit("Vae.Objective.cs", "[KlWeight(2.0)]", "[KlWeight(2.0)] [Decoder(Layers = [7])]");
        Assert.Contains("[7]", session.Files["N.Vae.Module.g.cs"], StringComparison.Ordinal);

        session.Edit("Vae.Objective.cs", "[Decoder(Layers = [7])]", "");
        Assert.DoesNotContain("[7]", session.Files["N.Vae.Module.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_in_another_file_that_an_attribute_names_is_emitted()
    {
        var session = Open();
        Assert.Contains("3 latent dimensions", session.Files["N.Vae.Module.g.cs"], StringComparison.Ordinal);

        session.Edit("Sizes.cs", "Latent = 3", "Latent = 5");
        Assert.Contains(Modified, session.OutputReasons);
        Assert.Contains("5 latent dimensions", session.Files["N.Vae.Module.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_constant_beside_the_one_that_an_attribute_names_leaves_every_output_cached()
    {
        var session = Open();
        session.Edit("Sizes.cs", "Unrelated = 1", "Unrelated = 2");
        AssertNothingEmittedAgain(session);
    }

    [Fact]
    public void Without_an_engine_nothing_is_emitted_and_with_it_again_everything()
    {
        var session = Open();
        session.Reference([.. References.Framework, References.Runtime]);
        Assert.Empty(session.Files);

        session.Reference([.. References.Complete]);
        Assert.Equal(AllFiles.Length, session.Files.Count);
    }

    [Fact]
    public void Another_class_coming_and_going_touches_only_its_own_outputs()
    {
        var session = Open();
        var before = session.Files;
        session.Add("Second.cs", "[VaeGen.Input(4)] [VaeGen.Encoder(Layers = [3])] [VaeGen.Latent(Dim = 1)] internal partial class Second;");
        Assert.Equal(2 * AllFiles.Length, session.Files.Count);
        Assert.Equal([New, Cached], session.OutputReasons.Distinct().Order());

        session.Remove("Second.cs");
        Assert.Equal(before, session.Files);
        Assert.DoesNotContain(New, session.OutputReasons);
        Assert.DoesNotContain(Modified, session.OutputReasons);
    }

    [Fact]
    public void Equal_declarations_in_two_compilations_have_equal_specs_with_equal_hashes()
    {
        var first = Generation.Run(Attributes, OtherPart, Constants);
        var second = Generation.Run(Attributes, OtherPart, Constants + "// more");
        foreach (var name in Steps.Own)
        {
            foreach (var (left, right) in ValuesOf(first, name).Zip(ValuesOf(second, name)))
            {
                Assert.NotSame(left, right);
                Assert.Equal(left, right);
                Assert.Equal(left.GetHashCode(), right.GetHashCode());
            }
        }

        static IEnumerable<object> ValuesOf(GeneratedOutput output, string name) =>
            output.Result.Results[0].TrackedSteps[name].SelectMany(step => step.Outputs).Select(step => step.Value);
    }

    [Fact]
    public void A_compilation_that_was_edited_away_can_be_collected_while_the_driver_lives()
    {
        var session = Open();
        var (first, tree) = EditAndForget(session);

        for (var i = 0; i < 5 && first.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(first.IsAlive, "The driver keeps the compilation of before the edit alive.");
        Assert.False(tree.IsAlive, "The driver keeps the declaration's syntax tree of before the edit alive.");
        Assert.Equal(AllFiles.Length, session.Files.Count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Compilation, WeakReference Tree) EditAndForget(EditSession session)
    {
        var before = session.Compilation;
        var references = (new WeakReference(before), new WeakReference(before.SyntaxTrees.Single(tree => tree.FilePath == "Vae.cs")));
        session.Edit("Vae.cs", "return 1;", "return 2;");
        session.Edit("Program.cs", "return 42;", "return 43;");
        return references;
    }

    private static EditSession Open() =>
        new(("Vae.cs", Attributes), ("Vae.Objective.cs", OtherPart), ("Sizes.cs", Constants), ("Program.cs", Unrelated));

    private static void AssertNothingEmittedAgain(EditSession session)
    {
        foreach (var name in Steps.Own)
        {
            Assert.All(session.ReasonsOf(name), reason => Assert.True(reason is Cached or Unchanged, $"Step {name} is {reason}, expected Cached or Unchanged."));
        }

        Assert.Equal(AllFiles.Length, session.Files.Count);
        Assert.All(session.OutputReasons, reason => Assert.Equal(Cached, reason));
    }
}
