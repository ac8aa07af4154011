using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.CodeFixes;

/// <summary>VAE017: removes [KlWeight(0)], which makes the weight 1, the ELBO; or writes that where the attribute says more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveKlWeightFix)), Shared]
public sealed class RemoveKlWeightFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.ZeroKlWeight.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        if (site.Nearest<AttributeSyntax>() is not { ArgumentList.Arguments: var arguments } attribute)
        {
            yield break;
        }
        yield return arguments.Count > 1
            ? new Fix("Set the weight to 1.0, the ELBO", nameof(RemoveKlWeightFix), new TextChange(site.Diagnostic.Location.SourceSpan, "1.0"))
            : new Fix($"Remove [{attribute}]: the weight is then 1, the ELBO", nameof(RemoveKlWeightFix), AttributeEdits.Remove(site.Text, [attribute]));
    }
}
