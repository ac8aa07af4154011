using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.CodeFixes;

/// <summary>VAE005: removes the base class, unless the class makes use of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveBaseClassFix)), Shared]
public sealed class RemoveBaseClassFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.OtherBaseClass.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        if (site.Nearest<BaseTypeSyntax>() is not { Parent: BaseListSyntax list } written
            || site.Class is not var (declaration, type)
            || type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree != declaration.SyntaxTree)
            || type.DeclaringSyntaxReferences.Any(part => UsesBase(part.GetSyntax(site.CancellationToken), type, site)))
        {
            yield break;
        }
        yield return new Fix(
            $"Remove the base class '{written}'",
            nameof(RemoveBaseClassFix),
            list.Types.Count > 1
                ? Edits.RemoveItem(site.Text, list.Types, written)
                : [Edits.Remove(list.GetFirstToken().GetPreviousToken().Span.End, list.Span.End)]);
    }

    // what names a member that the base class declares, or 'base' itself; not the list of bases
    private static bool UsesBase(SyntaxNode part, INamedTypeSymbol type, FixSite site) =>
        part.DescendantNodes(node => node is not BaseListSyntax).Any(node =>
            node is BaseExpressionSyntax
            || (node is SimpleNameSyntax && IsInherited(site.Model.GetSymbolInfo(node, site.CancellationToken).Symbol, type))
            || (node is MemberDeclarationSyntax && IsInherited(Overridden(site.Model.GetDeclaredSymbol(node, site.CancellationToken)), type)));

    private static ISymbol? Overridden(ISymbol? member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };

    private static bool IsInherited(ISymbol? member, INamedTypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is { SpecialType: SpecialType.None }; ancestor = ancestor.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(member?.ContainingType?.OriginalDefinition, ancestor.OriginalDefinition))
            {
                return true;
            }
        }
        return false;
    }
}
