namespace VaeGen.Package.Tests;

/// <summary>A program of its own, which references packages as users do.</summary>
public sealed class ConsumerTests(Packages packages)
{
    private const string Program = """
        using Consumer;
        using VaeGen;

        using var model = new TinyVae();
        model.Fit(TinyVae.Samples.Set(new float[64 * 4]), new TrainingOptions { Epochs = 2 });
        Console.WriteLine($"{model.Sample(3).Count} samples of {TinyVae.Samples.Size} values");
        """;

    private const string Model = """
        using VaeGen;

        namespace Consumer;

        /// <summary>A model of four numbers.</summary>
        [Input(4)]
        [Encoder(Layers = [8])]
        [Latent(Dim = 2)]
        public partial class TinyVae;
        """;

    [Fact]
    public async Task A_program_needs_two_packages_and_a_declaration()
    {
        using var user = Create("VaeGen", "VaeGen.Cpu");
        (await user.RunAsync("build", "-c", "Release", "--nologo")).Succeeded();
        Assert.Equal("3 samples of 4 values", (await user.RunAsync("run", "-c", "Release", "--no-build")).Succeeded().Output.Trim());
    }

    [Fact]
    public async Task A_program_without_an_engine_is_told_so()
    {
        using var user = Create("VaeGen");
        var run = await user.RunAsync("build", "--nologo");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("VaeGen.Cpu", run.Output, StringComparison.Ordinal);
        Assert.Contains("TorchSharp-cpu", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS0246", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compiler_that_is_too_old_is_one_error()
    {
        using var user = Create("VaeGen", "VaeGen.Cpu");
        var run = await user.RunAsync("build", "--nologo", "-p:VaeGenNeedsCompiler=99.0");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("error VAE900: VaeGen needs the C# compiler 99.0 or newer, found ", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 Error(s)", run.Output, StringComparison.Ordinal);
    }

    // what docs/troubleshooting.md and docs/diagnostics/VAE020.md tell their readers to type
    [Fact]
    public async Task A_build_lists_the_time_of_each_analyzer_and_nuget_says_where_a_package_comes_from()
    {
        using var user = Create("VaeGen", "VaeGen.Cpu");
        var run = (await user.RunAsync("build", "-p:ReportAnalyzer=true", "-v:d")).Succeeded();
        Assert.Contains("VaeGen.Generators.Analyzers.VaeAnalyzer", run.Output, StringComparison.Ordinal);
        run = (await user.RunAsync("nuget", "why", "Consumer.csproj", "TorchSharp")).Succeeded();
        Assert.Contains("TorchSharp", run.Output, StringComparison.Ordinal);
    }

    private UserFolder Create(params string[] references)
    {
        var user = new UserFolder(packages);
        File.WriteAllText(user["Consumer.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <AnalysisLevel>latest-recommended</AnalysisLevel>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
              </PropertyGroup>
              <ItemGroup>
                {string.Join("\n    ", references.Select(name => $"<PackageReference Include=\"{name}\" Version=\"{Packages.Version}\" />"))}
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(user["Program.cs"], Program);
        File.WriteAllText(user["TinyVae.cs"], Model);
        return user;
    }
}
