using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeGen.Generators.Incrementality;

/// <summary>What one file can contribute to a model: a digest of its declarations, and the names that may lead to one. Made once a file.</summary>
/// <param name="digest">Differs where a declaration differs; see <see cref="DeclarationDigest"/>.</param>
/// <param name="attributes">The attributes on its classes, by the last part of their names.</param>
/// <param name="aliases">Its using aliases, global ones too: the name, and the last part of what it stands for.</param>
internal sealed class FileSummary(ulong digest, ImmutableHashSet<string> attributes, ImmutableArray<(string Name, string Target)> aliases)
{
    // by the tree's identity, which no edit shares; a tree that is gone takes its summary with it
    private static readonly ConditionalWeakTable<SyntaxTree, FileSummary> Known = new();

    public ulong Digest { get; } = digest;

    public ImmutableHashSet<string> Attributes { get; } = attributes;

    public ImmutableArray<(string Name, string Target)> Aliases { get; } = aliases;

    public static FileSummary Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!Known.TryGetValue(tree, out var summary))
        {
            summary = Make(tree, cancellationToken);
            Known.GetValue(tree, _ => summary);
        }
        return summary;
    }

    /// <summary>A file's classes, nested ones too.</summary>
    public static IEnumerable<ClassDeclarationSyntax> ClassesIn(SyntaxNode root) => root
        .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
        .OfType<ClassDeclarationSyntax>();

    /// <summary>The attributes on a class, by the last part of their names: Input for [global::VaeGen.Input(2)].</summary>
    public static IEnumerable<string> AttributesOn(ClassDeclarationSyntax declaration) =>
        declaration.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => LastPart(attribute.Name)).OfType<string>();

    private static FileSummary Make(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var root = tree.GetRoot(cancellationToken);
        var aliases = from directive in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
                      let target = LastPart(directive.NamespaceOrType)
                      where directive.Alias is not null && target is not null
                      select (directive.Alias!.Name.Identifier.ValueText, target);
        return new FileSummary(DeclarationDigest.Of(tree, root, cancellationToken), [.. ClassesIn(root).SelectMany(AttributesOn)], [.. aliases]);
    }

    private static string? LastPart(TypeSyntax name) => name switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        _ => null,
    };
}
