using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.CodeFixes;

/// <summary>VAE027, VAE055, VAE056 and VAE058: removes an attribute that does not go with another, or a [Decoder] that cannot fit, where the mirrored encoder always does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
public sealed class RemoveAttributeFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.DecoderTooLarge.Id, Descriptors.WeightedTwice.Id, Descriptors.DipWithoutKl.Id, Descriptors.BesideTheBound.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        if (site.Nearest<AttributeSyntax>() is { } attribute)
        {
            var title = site.Diagnostic.Id == Descriptors.DecoderTooLarge.Id ? "Mirror the encoder: remove [Decoder]" : $"Remove [{attribute}]";
            yield return new Fix(title, nameof(RemoveAttributeFix), AttributeEdits.Remove(site.Text, [attribute]));
        }
    }
}
