using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace VaeGen.Generators.Tests;

/// <summary>The helpers that the other tests trust, on what they must let through and what they must not.</summary>
public sealed class InfrastructureTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vaegen-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Markup_gives_the_source_without_the_marks_and_their_spans()
    {
        var markup = Markup.Parse("a {|X1:b {|X2:c|}|} d{|X3:|}");
        Assert.Equal("a b c d", markup.Source);
        Assert.Equal(
            [("X1", "b c"), ("X2", "c"), ("X3", "")],
            markup.Squiggles.Select(squiggle => (squiggle.Id, markup.Source.Substring(squiggle.Span.Start, squiggle.Span.Length))));
    }

    [Fact]
    public void A_new_snapshot_fails_until_it_is_accepted_and_then_passes()
    {
        Assert.Throws<FailException>(() => Verify("one\ntwo\n"));
        Assert.True(File.Exists(At("T.Case#N.C.g.received.cs")));
        Verify("one\ntwo\n", accept: true);
        Assert.False(File.Exists(At("T.Case#N.C.g.received.cs")));
        Verify("one\ntwo\n");
    }

    [Fact]
    public void A_changed_snapshot_fails_with_the_changed_lines_and_writes_what_was_received()
    {
        Verify("one\ntwo\nthree\n", accept: true);
        var error = Assert.Throws<FailException>(() => Verify("one\n2\nthree\n"));
        Assert.Contains("- two\n+ 2\n", error.Message, StringComparison.Ordinal);
        Assert.Contains(Snapshot.AcceptVariable, error.Message, StringComparison.Ordinal);
        Assert.Equal("one\n2\nthree\n", File.ReadAllText(At("T.Case#N.C.g.received.cs")));
        Verify("one\ntwo\nthree\n");
        Assert.False(File.Exists(At("T.Case#N.C.g.received.cs")));
    }

    [Fact]
    public void A_snapshot_of_a_file_that_is_not_emitted_any_more_fails()
    {
        Verify("one\n", accept: true);
        Assert.Throws<FailException>(() => Snapshot.VerifyIn(folder.FullName, "T.Case", new Dictionary<string, string>(), accept: false));
        Snapshot.VerifyIn(folder.FullName, "T.Case", new Dictionary<string, string>(), accept: true);
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public void Snapshots_leave_the_version_out()
    {
        Verify("[GeneratedCode(\"VaeGen\", \"1.2.3\")]\n", accept: true);
        Verify("[GeneratedCode(\"VaeGen\", \"1.2.4\")]\n");
    }

    [Fact]
    public void The_object_graph_may_not_hold_on_to_a_compilation_anywhere()
    {
        var compilation = Compilations.Create("class C;");
        SpecGraph.AssertPlainData((1, "two", 3.0), "tuple");
        Assert.Throws<FailException>(() => SpecGraph.AssertPlainData(compilation, "compilation"));
        Assert.Throws<FailException>(() => SpecGraph.AssertPlainData((1, compilation.SyntaxTrees[0].GetRoot(TestContext.Current.CancellationToken)), "node"));
        Assert.Throws<FailException>(() => SpecGraph.AssertPlainData(compilation.GlobalNamespace, "symbol"));
        Assert.Throws<FailException>(() => SpecGraph.AssertPlainData(Location.None, "location"));
        Assert.Throws<TrueException>(() => SpecGraph.AssertPlainData(new List<int>(), "mutable"));
    }

    [Fact]
    public void A_warning_in_the_compiled_project_fails() =>
        Assert.Throws<FailException>(() => Compilations.AssertCompiles(Compilations.Create("public class Undocumented;"), "A class without documentation"));

    [Fact]
    public void The_cultures_write_numbers_unlike_CSharp() =>
        Cultures.Run(Cultures.Swedish, () => Assert.Equal("\u22121,5", (-1.5).ToString(provider: null)));

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Verify(string text, bool accept = false) =>
        Snapshot.VerifyIn(folder.FullName, "T.Case", new Dictionary<string, string> { ["N.C.g.cs"] = text }, accept);
}
