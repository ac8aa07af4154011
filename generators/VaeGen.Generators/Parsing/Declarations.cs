using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeGen.Generators.Parsing;

/// <summary>
/// What the user wrote of a type. The analyzer sees the compilation with the emitted files in it, the generator without:
/// looking through here, both see the same.
/// </summary>
internal static class Declarations
{
    /// <summary>The type's declarations that are not emitted ones.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences
            .Where(reference => !IsEmitted(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>();

    /// <summary>The type's members that are not emitted ones.</summary>
    public static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.DeclaringSyntaxReferences.Any(reference => !IsEmitted(reference.SyntaxTree)));

    /// <summary>Whether VaeGen has completed the type: then it obeyed the rules for classes.</summary>
    public static bool IsCompleted(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference => IsEmitted(reference.SyntaxTree));

    /// <summary>Where the user named the symbol.</summary>
    public static Location? LocationOf(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(location => location.SourceTree is { } tree && !IsEmitted(tree));

    // the compiler puts a generator's files into a folder named after the generator's class
    private static bool IsEmitted(SyntaxTree tree) =>
        tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)
        && Path.GetFileName(Path.GetDirectoryName(tree.FilePath)) == typeof(VaeGenerator).FullName;
}
