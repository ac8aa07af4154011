using System;
using System.Collections.Immutable;
using System.Composition;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.CodeFixes;

/// <summary>VAE020: removes the reference to one of two engines from the project.</summary>
/// <remarks>
/// Not offered for an engine that comes from a package: an editor changes references to projects and assemblies, but not to packages, and would
/// report success with nothing done.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveEngineFix)), Shared]
public sealed class RemoveEngineFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.TwoEngines.Id];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null; // once is enough for the project

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        var compilation = await project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var engine in new[] { ProjectFacts.TorchSharpAssembly, ProjectFacts.CpuAssembly })
        {
            if (compilation is not null && Without(engine, project, compilation) is { } changed)
            {
                var action = CodeAction.Create($"Remove the reference to {engine}", _ => Task.FromResult(changed), nameof(RemoveEngineFix) + engine);
                context.RegisterCodeFix(action, context.Diagnostics);
            }
        }
    }

    private static Solution? Without(string engine, Project project, Compilation compilation)
    {
        var ofProject = project.ProjectReferences.FirstOrDefault(reference => project.Solution.GetProject(reference.ProjectId)?.AssemblyName == engine);
        if (ofProject is not null)
        {
            return project.RemoveProjectReference(ofProject).Solution;
        }
        var ofAssembly = project.MetadataReferences.FirstOrDefault(reference => compilation.GetAssemblyOrModuleSymbol(reference)?.Name == engine);
        return ofAssembly is null || IsOfPackage(ofAssembly) ? null : project.RemoveMetadataReference(ofAssembly).Solution;
    }

    // …/lib/net8.0/TorchSharp.dll, or …/ref/…: how packages are laid out
    private static bool IsOfPackage(MetadataReference reference) =>
        reference is PortableExecutableReference { FilePath: { } path }
        && Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path))) is { } kind
        && (kind.Equals("lib", StringComparison.OrdinalIgnoreCase) || kind.Equals("ref", StringComparison.OrdinalIgnoreCase));
}
