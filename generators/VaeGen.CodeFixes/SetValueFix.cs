using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Parsing;

namespace VaeGen.CodeFixes;

/// <summary>Writes the value that the rule suggests, in the place of the wrong one or where it is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetValueFix)), Shared]
public sealed class SetValueFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
    [
        Descriptors.InvalidSize.Id, Descriptors.NoLayers.Id, Descriptors.LatentNotSmaller.Id, Descriptors.InvalidDropout.Id,
        Descriptors.InvalidVariance.Id, Descriptors.InvalidKlWeight.Id, Descriptors.InvalidTraining.Id, Descriptors.InvalidFlows.Id,
        Descriptors.InvalidPadding.Id, Descriptors.InvalidBlocks.Id, Descriptors.SkippedPixels.Id, Descriptors.BatchOfOne.Id,
        Descriptors.InvalidObjective.Id, Descriptors.UntimedSchedule.Id,
    ];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        if (Suggestion.From(site.Diagnostic.Properties) is not var (argument, value))
        {
            yield break;
        }
        var span = site.Diagnostic.Location.SourceSpan;
        yield return new Fix(
            $"Set {argument} to {value}",
            nameof(SetValueFix),
            site.Nearest<AttributeSyntax>() is { } attribute && attribute.Span == span
                ? AttributeEdits.Add(attribute, $"{argument} = {value}") // it stands nowhere yet
                : new TextChange(span, value));
    }
}
