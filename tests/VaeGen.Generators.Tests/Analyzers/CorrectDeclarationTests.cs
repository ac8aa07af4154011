using System.Text;

namespace VaeGen.Generators.Tests;

/// <summary>Nothing fires on a declaration that is right, and what is emitted for it compiles without a warning.</summary>
public sealed class CorrectDeclarationTests
{
    public static TheoryData<string> Declarations { get; } = [.. CorrectDeclarations.All, .. Variants.All.Select(variant => Variants.Complete(variant) + " public partial class C;")];

    [Fact]
    public void There_are_enough_of_them() => Assert.True(CorrectDeclarations.All.Count >= 60);

    [Theory, MemberData(nameof(Declarations))]
    public async Task Has_no_diagnostic_and_gets_all_its_files(string declaration)
    {
        var source = declaration.Contains("#nullable", StringComparison.Ordinal) ? declaration.Replace("#nullable disable", "#nullable disable\nusing VaeGen;", StringComparison.Ordinal) : "using VaeGen; " + declaration;
        var output = Generation.Run(source);
        Assert.Equal(0, output.Files.Count % Generation.FilesPerModel);
        Assert.NotEmpty(output.Files);
        Assert.Empty(await Analysis.RunAsync(output.Compilation));
    }

    [Fact]
    public async Task Two_hundred_layers_cost_no_more_than_ten_times_twenty()
    {
        var (few, _) = BytesAllocatedBy(layers: 20);
        var (many, output) = BytesAllocatedBy(layers: 200);
        Assert.True(many < 10 * few, $"20 layers allocate {few:N0} bytes, 200 layers {many:N0}.");
        Compilations.AssertCompiles(output.Compilation, "200 layers");
        Assert.Contains("encoder199", output.Files["Deep.Module.g.cs"], StringComparison.Ordinal);
        Assert.Empty(await Analysis.RunAsync(output.Compilation));
    }

    // bytes rather than seconds: they do not depend on what else the machine does
    private static (long Bytes, GeneratedOutput Output) BytesAllocatedBy(int layers)
    {
        var units = new StringBuilder().AppendJoin(", ", Enumerable.Range(1, layers));
        var compilation = Compilations.Create($"[VaeGen.Input(300)] [VaeGen.Encoder(Layers = [{units}])] [VaeGen.Latent(Dim = 2)] internal partial class Deep;");
        Generation.RunUnchecked(compilation, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var output = Generation.RunUnchecked(compilation.Clone(), out _);
        return (GC.GetAllocatedBytesForCurrentThread() - before, output);
    }
}
