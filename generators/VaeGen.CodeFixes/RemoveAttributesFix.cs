using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Parsing;

namespace VaeGen.CodeFixes;

/// <summary>VAE003: removes the attributes that have no effect, all that the class has of VaeGen's.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributesFix)), Shared]
public sealed class RemoveAttributesFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.StrayAttribute.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        if (site.Class is not var (declaration, _))
        {
            yield break;
        }
        var stray = (from list in declaration.AttributeLists
                     from attribute in list.Attributes
                     let word = AttributeNames.WordOf(site.Model.GetTypeInfo(attribute, site.CancellationToken).Type as INamedTypeSymbol)
                     where word is not null
                     select (Syntax: attribute, Word: word)).ToList();
        if (stray.Count > 0)
        {
            yield return new Fix(
                $"Remove {string.Join(" and ", stray.Select(attribute => $"[{attribute.Word}]"))}",
                nameof(RemoveAttributesFix),
                AttributeEdits.Remove(site.Text, [.. stray.Select(attribute => attribute.Syntax)]));
        }
    }
}
