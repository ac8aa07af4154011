using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeGen.Generators.Incrementality;

/// <summary>
/// A digest (64-bit FNV-1a) of everything in a file that other files can see: usings, types, members' signatures, attributes, constants.
/// Left out are comments, white space and the bodies of members, where most keys are struck: nothing in there can change what a declaration means.
/// Two states of a file that differ in a declaration have the same digest with a chance of one in 10¹⁹.
/// </summary>
internal struct DeclarationDigest
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private ulong hash;

    public static ulong Of(SyntaxTree tree, SyntaxNode root, CancellationToken cancellationToken)
    {
        var digest = new DeclarationDigest { hash = Basis };
        digest.Add(tree.FilePath);
        digest.Add((ulong)tree.Options.GetHashCode());
        digest.Add((ulong)((tree.Options as CSharpParseOptions)?.LanguageVersion ?? default));
        foreach (var part in root.DescendantNodesAndTokens(node => !IsBody(node)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            digest.Add(part);
        }
        return digest.hash;
    }

    /// <summary>Puts a file's digest after those of the files before it: attributes of a class's parts are read in the order of files.</summary>
    public static ulong Append(ulong files, ulong file) => unchecked((files ^ file) * Prime);

    private void Add(SyntaxNodeOrToken part)
    {
        // with kinds and counts the tree can be told from all others: where the parser skips a token, the same ones can make two
        Add((ulong)part.RawKind);
        if (part.AsNode() is not { } node)
        {
            Add(part.AsToken().Text);
        }
        else if (!IsBody(node))
        {
            Add((ulong)node.ChildNodesAndTokens().Count);
            if (node is AttributeSyntax or EqualsValueClauseSyntax)
            {
                Add(node.ContainsDiagnostics ? 1UL : 0); // after a syntax error the compiler gives up an attribute or a constant
            }
        }
    }

    private static bool IsBody(SyntaxNode node) => node switch
    {
        BlockSyntax or ArrowExpressionClauseSyntax or GlobalStatementSyntax => true,
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax field } => !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };

    private void Add(string text)
    {
        foreach (var character in text)
        {
            Add(character);
        }
        Add(char.MaxValue); // so that "ab" "c" is not "a" "bc": no token holds this one
    }

    private void Add(ulong value) => hash = unchecked((hash ^ value) * Prime);
}
