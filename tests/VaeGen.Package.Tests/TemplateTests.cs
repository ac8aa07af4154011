using System.Xml.Linq;

namespace VaeGen.Package.Tests;

public sealed class TemplateTests(Packages packages)
{
    // made from the examples, so that what is tried here is what they are
    public static TheoryData<string, string, string, string, string> Programs => new()
    {
        { "vaegen-digits", "Scribbles", "ScribbleVae", "--epochs 1 --threads 2", "samples.png" },
        { "vaegen-table", "Fields", "FieldVae", "--epochs 2 --draws 2", "scores.csv" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_is_created_built_without_a_warning_and_runs(string template, string name, string model, string options, string result)
    {
        using var user = new UserFolder(packages);
        (await user.NewAsync("install", packages.PathOf("VaeGen.Templates"))).Succeeded();
        (await user.NewAsync(template, "-n", name, "--model", model, "--no-restore")).Succeeded();
        Assert.True(File.Exists(user[$"{name}/{model}.cs"]));
        Assert.Contains($"partial class {model}", await File.ReadAllTextAsync(user[$"{name}/{model}.cs"], TestContext.Current.CancellationToken), StringComparison.Ordinal);

        (await user.RunAsync("build", name, "-c", "Release", "--nologo", "-warnaserror")).Succeeded();
        var run = (await user.RunAsync(["run", "-c", "Release", "--no-build", "--project", name, "--", .. options.Split(' '), "--out", user["out"]])).Succeeded();
        Assert.Contains($"wrote {user["out"]}", run.Output, StringComparison.Ordinal);
        Assert.True(new FileInfo(user[$"out/{result}"]).Length > 0);
    }

    [Fact]
    public async Task A_model_is_added_to_a_program()
    {
        using var user = new UserFolder(packages);
        (await user.NewAsync("install", packages.PathOf("VaeGen.Templates"))).Succeeded();
        await File.WriteAllTextAsync(user["Shapes.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="VaeGen" Version="{Packages.Version}" />
                <PackageReference Include="VaeGen.Cpu" Version="{Packages.Version}" />
              </ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);
        (await user.RunAsync("restore")).Succeeded(); // a project's namespace is known once it is restored
        (await user.NewAsync("vaegen-model", "-n", "ShapeVae")).Succeeded();
        var declared = await File.ReadAllTextAsync(user["ShapeVae.cs"], TestContext.Current.CancellationToken);
        Assert.Contains("public partial class ShapeVae;", declared, StringComparison.Ordinal);
        Assert.Contains("namespace Shapes;", declared, StringComparison.Ordinal);
        (await user.RunAsync("build", "--nologo", "-warnaserror")).Succeeded();
    }

    [Fact]
    public async Task The_engine_may_be_TorchSharps() // whose package is not restored here: not every registry has it
    {
        using var user = new UserFolder(packages);
        (await user.NewAsync("install", packages.PathOf("VaeGen.Templates"))).Succeeded();
        foreach (var template in (string[])["vaegen-digits", "vaegen-table"])
        {
            (await user.NewAsync(template, "-n", template, "--engine", "torchsharp", "--no-restore")).Succeeded();
            var references = References(user[$"{template}/{template}.csproj"]).Select(reference => reference.Name).ToArray();
            Assert.Contains("TorchSharp-cpu", references);
            Assert.DoesNotContain("VaeGen.Cpu", references);
        }
        var run = await user.NewAsync("vaegen-digits", "-n", "Other", "--engine", "abacus");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("abacus", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vaegen-digits/Digits.csproj", "Digits")]
    [InlineData("vaegen-table/UnusualGround.csproj", "Anomaly")]
    public void Its_packages_are_those_of_the_example(string template, string example)
    {
        var versions = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion").ToDictionary(e => e.Attribute("Include")!.Value, e => e.Attribute("Version")!.Value);
        var project = XDocument.Load(Repository.PathOf("examples", example, $"{example}.csproj"));
        string[] own = ["VaeGen", "VaeGen.Cpu", .. project.Descendants("ProjectReference").Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value))];
        string[] others = [.. project.Descendants("PackageReference").Select(e => e.Attribute("Include")!.Value), "TorchSharp-cpu"];
        var expected = own.Select(name => (name, Packages.Version)).Concat(others.Select(name => (name, versions[name])));
        Assert.Equal(expected.Order(), References(Repository.PathOf("src", "VaeGen.Templates", "templates", template)).Order());
    }

    private static IEnumerable<(string Name, string Version)> References(string project) =>
        XDocument.Load(project).Descendants("PackageReference").Select(e => (e.Attribute("Include")!.Value, e.Attribute("Version")!.Value));
}
