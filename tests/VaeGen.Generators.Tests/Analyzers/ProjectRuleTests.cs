using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Tests;

/// <summary>VAE019 to VAE021: what the project must offer. Told once, however many models it declares, and nothing is emitted that could not compile.</summary>
public sealed class ProjectRuleTests
{
    private const string NoEngine = "The project references no tensor engine: expected <PackageReference Include=\"VaeGen.Cpu\" /> or, for GPUs, <PackageReference Include=\"TorchSharp-cuda-linux\" /> (or -windows, or TorchSharp-cpu) in the project file, found neither";
    private const string TwoEngines = "The project references two tensor engines, which define the same types: expected VaeGen.Cpu or TorchSharp, found both; remove the reference to one of them";
    private const string OldLanguage = "Emitted code is written in C# 12: expected <LangVersion>12</LangVersion> or later in the project file, found C# 11.0";

    private const string Body = "[Encoder(Layers = new[] { 400 })] [Latent(Dim = 20)] internal partial class ";

    [Fact]
    public Task VAE019_on_the_first_model_of_a_project_without_an_engine() =>
        Verify(Projects.WithoutEngine, "[{|VAE019:Input(28, 28)|}] " + Body + "First { } [Input(28, 28)] " + Body + "Second { }", NoEngine);

    [Fact]
    public Task VAE020_on_the_first_model_of_a_project_with_two_engines() =>
        Verify(Projects.WithTwoEngines, "[{|VAE020:Input(28, 28)|}] " + Body + "First { } [Input(28, 28)] " + Body + "Second { }", TwoEngines);

    [Fact]
    public Task VAE021_on_the_first_model_of_a_project_in_an_earlier_language() =>
        Verify(Projects.WithCSharp11, "[{|VAE021:Input(28, 28)|}] " + Body + "First { } [Input(28, 28)] " + Body + "Second { }", OldLanguage);

    [Theory]
    [InlineData("VAE019")]
    [InlineData("VAE020")]
    [InlineData("VAE021")]
    public Task A_project_that_declares_no_model_hears_nothing(string id) =>
        Verify(Projects.For(id), "internal class C { }");

    [Theory]
    [InlineData("VAE019")]
    [InlineData("VAE020")]
    [InlineData("VAE021")]
    public void Nothing_is_emitted_into_a_project_that_cannot_compile_it(string id)
    {
        var project = Projects.For(id);
        var compilation = Compilations.Create(project.Settings, project.References, "using VaeGen; [Input(28, 28)] " + Body + "C { }");
        Assert.Empty(Generation.RunUnchecked(compilation, out _).Files);
    }

    private static async Task Verify(Projects project, string marked, params string[] messages) =>
        await Analysis.VerifyAsync("using VaeGen; " + marked, project, messages);
}
