using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.CodeFixes;

/// <summary>VAE027: removes a [Decoder] that cannot fit, for the mirrored encoder always does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MirrorDecoderFix)), Shared]
public sealed class MirrorDecoderFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.DecoderTooLarge.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        if (site.Nearest<AttributeSyntax>() is { } attribute)
        {
            yield return new Fix("Mirror the encoder: remove [Decoder]", nameof(MirrorDecoderFix), AttributeEdits.Remove(site.Text, [attribute]));
        }
    }
}
