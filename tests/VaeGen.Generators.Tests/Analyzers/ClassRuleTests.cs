namespace VaeGen.Generators.Tests;

/// <summary>VAE001 to VAE007: which classes can be models, and what may stand in them.</summary>
public sealed class ClassRuleTests
{
    private const string Body = "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)] ";

    [Fact]
    public Task VAE001_on_a_class_that_is_not_partial() => Verify(
        Body + "internal class {|VAE001:DigitVae|};",
        "'DigitVae' must be partial so that VaeGen can complete it: expected 'partial class DigitVae', found 'class DigitVae'");

    [Theory]
    [InlineData("class")]
    [InlineData("struct")]
    [InlineData("record struct")]
    [InlineData("interface")]
    public Task VAE001_on_a_type_around_the_model_that_is_not_partial(string keyword) => Verify(
        "internal partial class Fine { internal " + keyword + " {|VAE001:Outer|} { " + Body + "internal partial class DigitVae; } }",
        $"'Outer' must be partial so that VaeGen can complete 'DigitVae' inside it: expected 'partial {keyword} Outer', found '{keyword} Outer'");

    [Fact]
    public Task VAE001_on_every_type_that_lacks_it() => Verify(
        "internal class {|VAE001:Outer|} { " + Body + "internal class {|VAE001:DigitVae|}; }",
        "'Outer' must be partial so that VaeGen can complete 'DigitVae' inside it: expected 'partial class Outer', found 'class Outer'",
        "'DigitVae' must be partial so that VaeGen can complete it: expected 'partial class DigitVae', found 'class DigitVae'");

    [Theory]
    [InlineData("[Input(28, 28)] [Encoder(Layers = [400])]", "[Latent]", "only [Input] and [Encoder]")]
    [InlineData("[Input(28, 28)] [Latent(Dim = 20)]", "[Encoder]", "only [Input] and [Latent]")]
    [InlineData("[Encoder(Layers = [400])] [Latent(Dim = 20)]", "[Input]", "only [Encoder] and [Latent]")]
    [InlineData("[Latent(Dim = 20)]", "[Input] and [Encoder]", "only [Latent]")]
    [InlineData("[Input(28, 28)] [KlWeight(2)]", "[Encoder] and [Latent]", "only [Input]")]
    public Task VAE002_on_a_class_that_lacks_one_of_the_three(string attributes, string missing, string found) => Verify(
        attributes + " internal partial class {|VAE002:DigitVae|};",
        $"'DigitVae' lacks {missing}: expected [Input], [Encoder] and [Latent], found {found}");

    [Fact]
    public Task VAE003_on_attributes_of_a_class_that_declares_no_model() => Verify(
        "[{|VAE003:KlWeight(2)|}, {|VAE003:Training|}] internal partial class Other; " + Body + "internal partial class DigitVae;",
        "[KlWeight] has no effect on 'Other': expected [Input], [Encoder] and [Latent] beside it, found none of them",
        "[Training] has no effect on 'Other': expected [Input], [Encoder] and [Latent] beside it, found none of them");

    [Theory]
    [InlineData("partial class {|VAE004:DigitVae|}<T>;", "a generic class")]
    [InlineData("abstract partial class {|VAE004:DigitVae|};", "an abstract class")]
    [InlineData("static partial class {|VAE004:DigitVae|};", "a static class")]
    [InlineData("partial record {|VAE004:DigitVae|};", "a record")]
    [InlineData("partial record class {|VAE004:DigitVae|};", "a record")]
    public Task VAE004_on_a_kind_of_class_that_cannot_be_one(string declaration, string found) => Verify(
        Body + "internal " + declaration,
        $"'DigitVae' cannot be a model: expected a class that is neither generic, abstract, static, a record nor file-local, found {found}");

    [Fact]
    public Task VAE004_on_a_file_local_class() => Verify(
        Body + "file partial class {|VAE004:DigitVae|};",
        "'DigitVae' cannot be a model: expected a class that is neither generic, abstract, static, a record nor file-local, found a file-local class");

    [Theory]
    [InlineData("internal partial class Outer<T> { ", "the generic type 'Outer'")]
    [InlineData("internal partial interface Outer<T> { ", "the generic type 'Outer'")]
    [InlineData("file partial class Outer { ", "the file-local type 'Outer'")]
    public Task VAE004_inside_a_type_that_cannot_be_repeated(string outer, string found) => Verify(
        outer + Body + "internal partial class {|VAE004:DigitVae|}; }",
        $"'DigitVae' cannot be a model: expected a class that is neither generic, abstract, static, a record nor file-local, found a class inside {found}");

    [Theory]
    [InlineData("Outer", "Outer")]
    [InlineData("System.Exception", "Exception")]
    [InlineData("System.Collections.Generic.List<int>", "List<int>")]
    public Task VAE005_on_a_base_class(string written, string found) => Verify(
        "internal class Outer; " + Body + "internal partial class DigitVae : {|VAE005:" + written + "|}, System.ICloneable { public object Clone() => this; }",
        $"'DigitVae' cannot be a model: expected no base class, since VaeGen derives it from torch.nn.Module, found '{found}'");

    [Fact]
    public Task VAE005_on_the_part_that_names_the_base_class() => Verify(
        "internal class Outer; " + Body + "internal partial class DigitVae; partial class DigitVae : {|VAE005:Outer|};",
        "'DigitVae' cannot be a model: expected no base class, since VaeGen derives it from torch.nn.Module, found 'Outer'");

    [Theory]
    [InlineData("internal static int {|VAE006:encoder0|}() => 0;", "a method", "encoder0")]
    [InlineData("internal int {|VAE006:Encode|} => 0;", "a property", "Encode")]
    [InlineData("internal enum {|VAE006:Output|} { }", "a type", "Output")]
    [InlineData("internal const int {|VAE006:Declaration|} = 0;", "a field", "Declaration")]
    [InlineData("internal event System.Action {|VAE006:Fit|} { add { } remove { } }", "an event", "Fit")]
    [InlineData("internal static void {|VAE006:Sample|}(int n) { }", "a method", "Sample")]
    public Task VAE006_on_a_member_whose_name_is_emitted(string member, string kind, string name) => Verify(
        Body + "internal partial class DigitVae { " + member + " }",
        $"VaeGen emits '{name}' into 'DigitVae': expected the name to be free, found {kind}");

    [Fact]
    public Task VAE006_on_a_class_whose_own_name_is_emitted() => Verify(
        Body + "internal partial class {|VAE006:Output|};",
        "VaeGen emits 'Output' into 'Output': expected the name to be free, found the class itself");

    [Fact]
    public Task Overloads_of_emitted_methods_are_welcome() => Verify(
        Body + "internal partial class DigitVae { internal SampleSet Sample() => Sample(1); }");

    [Theory]
    [InlineData("{ public {|VAE007:DigitVae|}(string name) => Title = name; internal string Title { get; } }", "no call")]
    [InlineData("{ public {|VAE007:DigitVae|}(string name) : base() => Title = name; internal string Title { get; } }", "': base()'")]
    public Task VAE007_on_a_constructor_that_creates_no_layers(string body, string found) => Verify(
        Body + "internal partial class DigitVae " + body,
        $"A constructor of 'DigitVae' must call the emitted one, which creates the layers: expected ': this(device)', found {found}");

    [Fact]
    public Task VAE007_on_a_primary_constructor() => Verify(
        Body + "internal partial class DigitVae{|VAE007:(string name)|} { internal string Title { get; } = name; }",
        "A constructor of 'DigitVae' must call the emitted one, which creates the layers: expected ': this(device)', found a primary constructor");

    [Fact]
    public Task A_constructor_that_calls_the_emitted_one_is_welcome_and_so_is_a_static_one() => Verify(
        Body + "internal partial class DigitVae { static DigitVae() { } public DigitVae(string name) : this(device: null) => Title = name; internal string Title { get; } = \"none\"; }");

    private static Task Verify(string marked, params string[] messages) => Analysis.VerifyAsync("using VaeGen; " + marked, messages);
}
