using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.CodeFixes;

/// <summary>VAE055, VAE056 and VAE058: removes an attribute that does not go with another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
public sealed class RemoveAttributeFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.WeightedTwice.Id, Descriptors.DipWithoutKl.Id, Descriptors.BesideTheBound.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        if (site.Nearest<AttributeSyntax>() is { } attribute)
        {
            yield return new Fix($"Remove [{attribute}]", nameof(RemoveAttributeFix), AttributeEdits.Remove(site.Text, [attribute]));
        }
    }
}
