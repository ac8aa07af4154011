using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VaeGen.Package.Tests;

public sealed class TemplateTests(Packages packages)
{
    // made from the examples, so that what is tried here is what they are
    public static TheoryData<string, string, string, string, string> Programs => new()
    {
        { "vaegen-digits", "Scribbles", "ScribbleVae.cs", "--epochs 1 --threads 2", "samples.png" },
        { "vaegen-table", "Fields", "FieldVae.cs", "--epochs 2 --draws 2", "scores.csv" },
        { "vaegen-faces", "My-portraits", "Models/PortraitVae.cs", "--faces 128 --epochs 1 --reader-steps 5", "arithmetic.png" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_is_created_built_without_a_warning_and_runs(string template, string name, string file, string options, string result)
    {
        using var user = new UserFolder(packages);
        var model = Path.GetFileNameWithoutExtension(file);
        (await user.NewAsync("install", packages.PathOf("VaeGen.Templates"))).Succeeded();
        (await user.NewAsync(template, "-n", name, "--model", model, "--no-restore")).Succeeded();
        Assert.Contains($"partial class {model}", await File.ReadAllTextAsync(user[$"{name}/{file}"], TestContext.Current.CancellationToken), StringComparison.Ordinal);

        (await user.RunAsync("build", name, "-c", "Release", "--nologo", "-warnaserror")).Succeeded();
        var run = (await user.RunAsync(["run", "-c", "Release", "--no-build", "--project", name, "--", .. options.Split(' '), "--out", user["out"]])).Succeeded();
        Assert.Contains(user["out"], run.Output, StringComparison.Ordinal);
        Assert.True(new FileInfo(user[$"out/{result}"]).Length > 0);
    }

    // its classes implement an interface, and the compiler asks no analyzer where a member of one is missing
    [Fact]
    public async Task A_wrong_declaration_in_a_program_is_what_the_build_tells()
    {
        using var user = new UserFolder(packages);
        (await user.NewAsync("install", packages.PathOf("VaeGen.Templates"))).Succeeded();
        (await user.NewAsync("vaegen-digits", "-n", "Wrong", "--no-restore")).Succeeded();
        var path = user["Wrong/DigitVae.cs"];
        var declared = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains("[Latent(Dim = 20)]", declared, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, declared.Replace("Dim = 20", "Dim = -20", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var run = await user.RunAsync("build", "Wrong", "--nologo");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("error VAE008: The latent space's Dim must be positive: expected 1 or more, found -20", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS0535", run.Output, StringComparison.Ordinal);
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
        foreach (var template in (string[])["vaegen-digits", "vaegen-faces", "vaegen-table"])
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
    [InlineData("vaegen-digits", "Digits", "Digits")]
    [InlineData("vaegen-faces", "Faces", "Faces")]
    [InlineData("vaegen-table", "Anomaly", "UnusualGround")]
    public async Task A_programs_name_is_put_in_the_place_of_the_namespace_and_of_nothing_else(string template, string example, string space)
    {
        using var user = new UserFolder(packages);
        (await user.NewAsync("install", packages.PathOf("VaeGen.Templates"))).Succeeded();
        (await user.NewAsync(template, "-n", "My-own.Work", "--no-restore")).Succeeded();
        var made = user["My-own.Work"];
        var files = Directory.EnumerateFiles(made, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(made, path)).ToList();
        Assert.Contains("My-own.Work.csproj", files);
        Assert.All(files.Where(file => !file.EndsWith(".csproj", StringComparison.Ordinal)), file =>
        {
            var original = Repository.PathOf("examples", example, file);
            if (!file.EndsWith(".cs", StringComparison.Ordinal))
            {
                Assert.Equal(File.ReadAllBytes(original), File.ReadAllBytes(Path.Combine(made, file)));
                return;
            }
            var expected = File.ReadAllLines(original).Select(line =>
                Regex.IsMatch(line, $@"^(namespace|using) {space}\b") ? line.Replace(space, "My_own.Work", StringComparison.Ordinal) : line);
            Assert.Equal(expected, File.ReadAllLines(Path.Combine(made, file)));
        });
    }

    [Theory]
    [InlineData("vaegen-digits/NewDigits.csproj", "Digits")]
    [InlineData("vaegen-faces/NewFaces.csproj", "Faces")]
    [InlineData("vaegen-table/NewTable.csproj", "Anomaly")]
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
