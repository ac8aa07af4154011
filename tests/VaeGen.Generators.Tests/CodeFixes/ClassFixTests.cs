namespace VaeGen.Generators.Tests;

/// <summary>VAE001 to VAE007: what is offered where the class is wrong. Comments and layout outlive every fix.</summary>
public sealed class ClassFixTests
{
    private const string Body = "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)] ";

    [Theory]
    [InlineData("class C;", "partial class C;")]
    [InlineData("public class C;", "public partial class C;")]
    [InlineData("public sealed /* why */ class C;", "public sealed /* why */ partial class C;")]
    [InlineData("\n// a remark\nclass C\n{\n}", "\n// a remark\npartial class C\n{\n}")]
    public Task VAE001_writes_partial_before_the_keyword(string before, string after) => Verify(Body + before, "Make 'C' partial", Body + after);

    [Theory]
    [InlineData("class")]
    [InlineData("struct")]
    [InlineData("readonly record struct")]
    [InlineData("interface")]
    public Task VAE001_makes_the_types_around_the_model_partial_with_it(string kind)
    {
        var (modifiers, keyword) = kind.StartsWith("readonly ", StringComparison.Ordinal) ? ("readonly ", "record struct") : ("", kind);
        return Verify(
            $"internal {kind} Outer {{ internal partial class Fine {{ {Body}internal class C; }} }}",
            "Make 'Outer' and 'C' partial",
            $"internal {modifiers}partial {keyword} Outer {{ internal partial class Fine {{ {Body}internal partial class C; }} }}");
    }

    [Fact]
    public async Task VAE001_is_fixed_in_a_whole_document_at_once() => Assert.Equal(
        $"using VaeGen; partial class Outer {{ {Body}partial class A; {Body}partial class B; }} {Body}partial class C;",
        await Fixing.ApplyAllAsync($"using VaeGen; class Outer {{ {Body}class A; {Body}class B; }} {Body}class C;", "Make 'Outer' and 'A' partial"));

    [Theory]
    [InlineData("[Input(28, 28)]\n[Encoder(Layers = [400])]\nclass C;", "[Latent(Dim = 16)]", "[Input(28, 28)]\n[Encoder(Layers = [400])]\n[Latent(Dim = 16)]\nclass C;")]
    [InlineData("[Encoder(Layers = [400])] [Latent(Dim = 3)] class C;", "[Input(28, 28)]", "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 3)] class C;")]
    [InlineData("    /// <summary>Kept.</summary>\n    [Latent(Dim = 3)] // so few\n    class C;", "[Input(28, 28)] and [Encoder(Layers = [400])]", "    /// <summary>Kept.</summary>\n    [Input(28, 28)]\n    [Encoder(Layers = [400])]\n    [Latent(Dim = 3)] // so few\n    class C;")]
    [InlineData("[Input(9)] // values\n[KlWeight(2)]\nclass C;", "[Encoder(Layers = [400])] and [Latent(Dim = 4)]", "[Input(9)] // values\n[Encoder(Layers = [400])]\n[Latent(Dim = 4)]\n[KlWeight(2)]\nclass C;")]
    [InlineData("[Input(9)]\r\n[Encoder(Layers = [4])]\r\nclass C;", "[Latent(Dim = 4)]", "[Input(9)]\r\n[Encoder(Layers = [4])]\r\n[Latent(Dim = 4)]\r\nclass C;")]
    [InlineData("[Input(28, 28), Latent(Dim = 20)] class C;", "[Encoder(Layers = [400])]", "[Encoder(Layers = [400])] [Input(28, 28), Latent(Dim = 20)] class C;")]
    public Task VAE002_adds_what_is_missing_in_its_place(string before, string added, string after) =>
        Verify(before.Replace("class", "partial class", StringComparison.Ordinal), $"Add {added}", after.Replace("class", "partial class", StringComparison.Ordinal));

    [Fact]
    public Task VAE002_writes_the_namespace_where_it_is_not_imported() => Fixing.VerifyAsync(
        "[VaeGen.Input(28, 28)] [VaeGen.Latent(Dim = 20)] partial class C;",
        "Add [Encoder(Layers = [400])]",
        "[VaeGen.Input(28, 28)] [VaeGen.Encoder(Layers = [400])] [VaeGen.Latent(Dim = 20)] partial class C;");

    [Theory]
    [InlineData("[KlWeight(2)]\nclass Other;", "Remove [KlWeight]", "class Other;")]
    [InlineData("// kept\n[KlWeight(2)] // kept too\nclass Other;", "Remove [KlWeight]", "// kept\n// kept too\nclass Other;")]
    [InlineData("[KlWeight(2), Training] class Other;", "Remove [KlWeight] and [Training]", "class Other;")]
    [InlineData("[KlWeight(2), System.Obsolete, Training] class Other;", "Remove [KlWeight] and [Training]", "[System.Obsolete] class Other;")]
    [InlineData("[System.Obsolete] [Training]\nclass Other;", "Remove [Training]", "[System.Obsolete]\nclass Other;")]
    public Task VAE003_removes_what_has_no_effect(string before, string title, string after) => Verify(before, title, after);

    [Theory]
    [InlineData(" : Outer;", ";")]
    [InlineData(" : Outer, System.ICloneable { public object Clone() => this; }", " : System.ICloneable { public object Clone() => this; }")]
    [InlineData("\n    : Outer // was a module\n{\n}", " // was a module\n{\n}")]
    public Task VAE005_removes_the_base_class(string before, string after) =>
        Verify($"class Outer {{ protected int X; }} {Body}partial class C{before}", "Remove the base class 'Outer'", $"class Outer {{ protected int X; }} {Body}partial class C{after}");

    [Theory]
    [InlineData("int Y => X;")]
    [InlineData("int Y => base.GetHashCode();")]
    [InlineData("protected override int Z() => 1;")]
    public async Task VAE005_offers_nothing_where_the_base_class_is_used(string member) =>
        Assert.Empty(await Fixing.OfferedAsync(Fixing.Open($"using VaeGen; class Outer {{ protected int X; protected virtual int Z() => 0; }} {Body}partial class C : Outer {{ {member} }}")));

    [Theory]
    [InlineData("C(string name) => N = name;", ": this(device: null)", "C(string name) : this(device: null) => N = name;")]
    [InlineData("C(string name) : base() => N = name;", ": this(device: null)", "C(string name) : this(device: null) => N = name;")]
    [InlineData("C(string name) // why\n{ N = name; }", ": this(device: null)", "C(string name) : this(device: null) // why\n{ N = name; }")]
    [InlineData("C(string name, TorchSharp.torch.Device? on) => N = name;", ": this(on)", "C(string name, TorchSharp.torch.Device? on) : this(on) => N = name;")]
    public Task VAE007_calls_the_emitted_constructor(string before, string call, string after) =>
        Verify($"{Body}partial class C {{ string N; public {before} }}", $"Call the emitted constructor, '{call}'", $"{Body}partial class C {{ string N; public {after} }}");

    [Theory]
    [InlineData("(string name) { string N = name; }")]
    [InlineData(" { C(TorchSharp.torch.Device? device) { } }")]
    public async Task VAE007_offers_nothing_where_the_call_would_not_be_right(string rest) =>
        Assert.Empty(await Fixing.OfferedAsync(Fixing.Open($"using VaeGen; {Body}partial class C{rest}")));

    private static Task Verify(string before, string title, string after) => Fixing.VerifyAsync("using VaeGen;\n" + before, title, "using VaeGen;\n" + after);
}
