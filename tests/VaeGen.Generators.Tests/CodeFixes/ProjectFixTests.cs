using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Tests;

/// <summary>VAE020: what is offered where a project has two engines.</summary>
public sealed class ProjectFixTests
{
    private const string Model = "using VaeGen; [Input(4)] [Encoder(Layers = [3])] [Latent(Dim = 2)] partial class C;";

    [Theory]
    [InlineData("TorchSharp")]
    [InlineData("VaeGen.Cpu")]
    public async Task Either_engine_can_go(string engine)
    {
        var document = Fixing.Open(Model, Projects.WithTwoEngines);
        var project = await FixedAsync(document, $"Remove the reference to {engine}");
        Assert.Equal(document.Project.MetadataReferences.Count - 1, project.MetadataReferences.Count);
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.DoesNotContain(compilation.ReferencedAssemblyNames, assembly => assembly.Name == engine);
        Assert.DoesNotContain(await Analysis.RunAsync(compilation), diagnostic => diagnostic.Id is "VAE019" or "VAE020");
    }

    [Fact]
    public async Task An_engine_that_is_a_project_can_go()
    {
        var document = Fixing.Open(Model);
        var engine = ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Engine", "TorchSharp", LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        document = document.Project.Solution.AddProject(engine).GetProject(document.Project.Id)!.AddProjectReference(new ProjectReference(engine.Id)).GetDocument(document.Id)!;
        Assert.Empty((await FixedAsync(document, "Remove the reference to TorchSharp")).ProjectReferences);
    }

    [Fact]
    public async Task An_engine_of_a_package_is_left_to_the_project_file()
    {
        var folder = Directory.CreateTempSubdirectory("vaegen-package-");
        try
        {
            var path = Path.Combine(folder.CreateSubdirectory("torchsharp").CreateSubdirectory("0.106.0").CreateSubdirectory("lib").CreateSubdirectory("net6.0").FullName, "TorchSharp.dll");
            var empty = CSharpCompilation.Create("TorchSharp", references: References.Framework, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            Assert.True(empty.Emit(path, cancellationToken: TestContext.Current.CancellationToken).Success);
            var document = Fixing.Open(Model, Projects.Complete with { References = [.. References.Complete, MetadataReference.CreateFromFile(path)] });
            Assert.DoesNotContain(await Fixing.OfferedAsync(document), fix => fix.Title == "Remove the reference to TorchSharp");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Project> FixedAsync(Document document, string title)
    {
        var fix = Assert.Single(await Fixing.OfferedAsync(document), fix => fix.Title == title);
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await fix.Action.GetOperationsAsync(TestContext.Current.CancellationToken)));
        return operation.ChangedSolution.GetProject(document.Project.Id)!;
    }
}
