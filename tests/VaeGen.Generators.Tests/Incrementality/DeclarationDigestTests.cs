using VaeGen.Generators.Incrementality;

namespace VaeGen.Generators.Tests;

/// <summary>The digest must differ wherever a declaration does, or the generator goes stale; it should not differ elsewhere, or each key costs a reading.</summary>
public sealed class DeclarationDigestTests
{
    private const string Source = """
        using System;
        namespace N
        {
            [Obsolete("a")]
            public partial class C : IDisposable
            {
                public const int Size = 2 + 2;
                private readonly int field = 1;
                public int Property { get; set; } = 1;
                public int Computed => 1;
                public C(int size) : this() { field = size; }
                public C() { }
                public void Dispose() { var x = 1; }
                partial void Hook(int x = 1);
                public enum E { A, B = 2 }
            }
        }
        """;

    [Theory]
    [InlineData("using System;", "using System.Text;")]
    [InlineData("using System;", "using System; using K = System.Int32;")]
    [InlineData("namespace N", "namespace M")]
    [InlineData("\"a\"", "\"b\"")]
    [InlineData("[Obsolete(\"a\")]", "")]
    [InlineData("[Obsolete(\"a\")]", "[Obsolete(\"a\"")]
    [InlineData("public partial class", "partial class")]
    [InlineData(": IDisposable", "")]
    [InlineData("2 + 2", "2 + 3")]
    [InlineData("2 + 2", "2 2")]
    [InlineData("const int Size", "static int Size")]
    [InlineData("int field", "long field")]
    [InlineData("int Property", "int Other")]
    [InlineData("C(int size)", "C(int size, int more)")]
    [InlineData(": this()", "")]
    [InlineData("int x = 1);", "int x = 2);")]
    [InlineData("partial void Hook(int x = 1);", "partial void Hook(int x = 1) { }")]
    [InlineData("A, B", "B, A")]
    [InlineData("B = 2", "B = 3")]
    [InlineData("public partial class C", "public partial ; class C")]
    public void Differs_where_a_declaration_does(string old, string replacement) => Assert.NotEqual(DigestOf(Source), DigestOf(Edited(old, replacement)));

    [Theory]
    [InlineData("var x = 1;", "var y = 2; Dispose();")]
    [InlineData("var x = 1;", "var x = ;")]
    [InlineData("field = size;", "")]
    [InlineData("field = 1;", "field = 2;")]
    [InlineData("set; } = 1;", "set; } = 2;")]
    [InlineData("Computed => 1", "Computed => 2")]
    [InlineData("public void Dispose", "\n\n// a remark\n/// <summary>And another.</summary>\npublic   void Dispose")]
    public void Is_the_same_where_only_bodies_and_remarks_differ(string old, string replacement) => Assert.Equal(DigestOf(Source), DigestOf(Edited(old, replacement)));

    [Fact]
    public void Differs_between_files_and_versions_of_the_language()
    {
        var settings = Compilations.Default;
        string[] states =
        [
            .. new[] { Compilations.Parse(Source, settings, "A.cs"), Compilations.Parse(Source, settings, "B.cs"), Compilations.Parse(Source, Projects.WithCSharp11.Settings, "A.cs") }
                .Select(tree => $"{FileSummary.Of(tree, TestContext.Current.CancellationToken).Digest}"),
        ];
        Assert.Equal(states.Length, states.Distinct().Count());
    }

    [Fact]
    public void Takes_an_expression_of_any_depth() =>
        Assert.NotEqual(0UL, DigestOf($"class C {{ const int Sum = {string.Join(" + ", Enumerable.Repeat("1", 20_000))}; }}"));

    private static string Edited(string old, string replacement)
    {
        Assert.Contains(old, Source, StringComparison.Ordinal);
        return Source.Replace(old, replacement, StringComparison.Ordinal);
    }

    private static ulong DigestOf(string source) =>
        FileSummary.Of(Compilations.Parse(source, Compilations.Default, "A.cs"), TestContext.Current.CancellationToken).Digest;
}
