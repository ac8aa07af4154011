using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Tests;

/// <summary>The compiler asks no analyzer where signatures do not hold: a wrong declaration must not be the reason, or nobody would read what is wrong with it.</summary>
public sealed class StubTests
{
    private const string Wrong = "using VaeGen; namespace Stubs; [Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = -1)] internal partial class StubVae";

    // every kind of member that an interface may ask for, in interfaces of interfaces too
    private const string Contracts = """
        #nullable enable
        namespace Stubs;
        internal interface IAll<T> : System.IDisposable
        {
            T Answer(in int number, ref string? text, out T? value, params T[] others);
            ref readonly int Reference();
            string? Name { get; set; }
            T Made { init; }
            int @class { get; }
            int this[string @event, int number] { get; }
            event System.Action<T?>? Told;
            static abstract T Zero { get; }
            int Given(int number) => number;
            void Mine();
            VaeGen.SampleSet Sample(int count);
        }
        """;

    [Theory]
    [InlineData(": IAll<string> { public void Mine() { } }")]
    [InlineData(": IAll<int?[]> { void IAll<int?[]>.Mine() { } }")]
    [InlineData(": IAll<(int A, System.Collections.Generic.List<string?> B)> { public void Mine() { } internal class Output; }")]
    [InlineData("{ private TorchSharp.torch.Tensor ExtraLoss(in Output output, TorchSharp.torch.Tensor x) => x; private void OnBatch(in Output output, in LossTerms loss) { } }")]
    public async Task The_compiler_has_nothing_to_say_of_a_wrong_declaration_and_the_analyzer_has(string rest)
    {
        var output = Generation.RunUnchecked(Compilations.Create(Wrong + rest, Contracts), out _);
        Assert.Equal(["Stubs.StubVae.Stub.g.cs"], output.Files.Keys);
        Compilations.AssertCompiles(output.Compilation, "A class with a wrong declaration");
        Assert.Equal("VAE008", Assert.Single(await Analysis.RunAsync(output.Compilation)).Id);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(": IGiven { private int Number() => 1; } internal interface IGiven { int Given(int number) => number; }")]
    public void Where_no_signature_misses_anything_nothing_is_emitted(string rest) =>
        Assert.Empty(Generation.RunUnchecked(Compilations.Create(Wrong + rest), out _).Files);

    // a second part of such a class would be another error
    [Theory]
    [InlineData("public class StubVae : System.IDisposable;")]
    [InlineData("public partial class StubVae<T> : System.IDisposable;")]
    [InlineData("public abstract partial class StubVae : System.IDisposable;")]
    public void A_class_that_cannot_be_completed_has_no_stub(string declaration) =>
        Assert.Empty(Generation.RunUnchecked(Compilations.Create($"using VaeGen; [Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 8)] {declaration}"), out _).Files);

    [Fact]
    public void A_right_declaration_has_no_stub()
    {
        var files = Generation.Run(Wrong.Replace("-1", "2", StringComparison.Ordinal) + ": System.IDisposable;").Files;
        Assert.Equal(Generation.FilesPerModel, files.Count);
        Assert.DoesNotContain(files.Keys, name => name.Contains("Stub.g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_generic_method_needs_is_left_to_the_compiler()
    {
        var output = Generation.RunUnchecked(Compilations.Create(Wrong + ": IGeneric; internal interface IGeneric { void Of<T>(); void Plain(); }"), out _);
        Assert.Equal(["CS0535"], output.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Id));
    }
}
