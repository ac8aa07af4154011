using System.Text;

namespace VaeGen.Generators.Tests;

/// <summary>Nothing fires on a declaration that is right, and what is emitted for it compiles without a warning.</summary>
public sealed class CorrectDeclarationTests
{
    public static TheoryData<string> Declarations { get; } = [.. CorrectDeclarations.All];

    [Fact]
    public void There_are_enough_of_them() => Assert.True(CorrectDeclarations.All.Count >= 40);

    [Theory, MemberData(nameof(Declarations))]
    public async Task Has_no_diagnostic_and_gets_all_its_files(string declaration)
    {
        var source = declaration.Contains("#nullable", StringComparison.Ordinal) ? declaration.Replace("#nullable disable", "#nullable disable\nusing VaeGen;", StringComparison.Ordinal) : "using VaeGen; " + declaration;
        var output = Generation.Run(source);
        Assert.Equal(0, output.Files.Count % 5);
        Assert.NotEmpty(output.Files);
        Assert.Empty(await Analysis.RunAsync(output.Compilation));
    }

    [Fact]
    public async Task Two_hundred_layers_are_emitted_and_analysed_in_seconds()
    {
        var layers = new StringBuilder().AppendJoin(", ", Enumerable.Range(1, 200));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var output = Generation.Run($"[VaeGen.Input(300)] [VaeGen.Encoder(Layers = [{layers}])] [VaeGen.Latent(Dim = 2)] internal partial class Deep;");
        Assert.Empty(await Analysis.RunAsync(output.Compilation));
        Assert.Contains("encoder199", output.Files["Deep.Module.g.cs"], StringComparison.Ordinal);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"It took {clock.Elapsed}.");
    }
}
