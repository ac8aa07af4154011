using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Incrementality;

/// <summary>
/// All that declarations of models can depend on: the project's own declarations, its references and its options. It is cheap to make after an edit, and
/// equal after one that changes no declaration, so that nothing is bound and nothing is read then. Reading a hundred models costs milliseconds and
/// megabytes, nearly all of it the compiler's, which binds every attribute again: too much for each key.
/// </summary>
internal sealed class ProjectState : IEquatable<ProjectState>
{
    private readonly ulong declarations;
    private readonly ImmutableArray<MetadataReference> references;
    private readonly CompilationOptions options;
    private readonly string? assemblyName;

    // The pipeline keeps the first of equal states, and must not keep its compilation. It is read in the run that made it, while the compilation is alive.
    private readonly WeakReference<Compilation> compilation;

    private ProjectState(Compilation compilation, ulong declarations)
    {
        this.declarations = declarations;
        references = compilation.ExternalReferences;
        options = compilation.Options;
        assemblyName = compilation.AssemblyName;
        this.compilation = new WeakReference<Compilation>(compilation);
    }

    /// <summary>Null once the run is over.</summary>
    public Compilation? Compilation => compilation.TryGetTarget(out var target) ? target : null;

    public static ProjectState Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var declarations = 0UL;
        foreach (var tree in compilation.SyntaxTrees)
        {
            declarations = DeclarationDigest.Append(declarations, FileSummary.Of(tree, cancellationToken).Digest);
        }
        return new ProjectState(compilation, declarations);
    }

    public bool Equals(ProjectState? other) =>
        other is not null
        && declarations == other.declarations
        && assemblyName == other.assemblyName
        && (references == other.references || references.SequenceEqual(other.references))
        && options.Equals(other.options);

    public override bool Equals(object? obj) => Equals(obj as ProjectState);

    public override int GetHashCode() => declarations.GetHashCode();
}
