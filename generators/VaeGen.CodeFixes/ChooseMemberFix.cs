using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.CodeFixes;

/// <summary>VAE013: offers each member that the enumeration defines, the default first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChooseMemberFix)), Shared]
public sealed class ChooseMemberFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.UndefinedValue.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        var span = site.Diagnostic.Location.SourceSpan;
        if (site.Node is not ExpressionSyntax value || site.Model.GetTypeInfo(value, site.CancellationToken).ConvertedType is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type)
        {
            return [];
        }
        var name = type.ToMinimalDisplayString(site.Model, span.Start);
        return type.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(member => member.HasConstantValue)
            .Select(member => $"{name}.{member.Name}")
            .Select(member => new Fix($"Use {member}", member, new TextChange(span, member)));
    }
}
