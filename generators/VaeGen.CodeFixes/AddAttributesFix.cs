using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Parsing;

namespace VaeGen.CodeFixes;

/// <summary>VAE002: writes those of [Input], [Encoder] and [Latent] that a model lacks, with values for a first try.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddAttributesFix)), Shared]
public sealed class AddAttributesFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.MissingAttribute.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        if (site.Class is not var (declaration, type))
        {
            yield break;
        }
        var report = new Report(sink: null, site.CancellationToken);
        var attributes = DeclaredAttributes.Of(type, report);
        var missing = AttributeNames.Core.Where(word => attributes.All.All(attribute => attribute.Word != word)).ToList();
        if (missing.Count == 0)
        {
            yield break;
        }

        var qualifier = QualifierAt(declaration.SpanStart, site.Model);
        yield return new Fix(
            $"Add {string.Join(" and ", missing.Select(word => $"[{Written(word, attributes, report)}]"))}",
            nameof(AddAttributesFix),
            missing
                .GroupBy(word => PositionOf(word, declaration, site.Model))
                .Select(group => Edits.Insert(
                    group.Key.Position,
                    string.Concat(group.Select(word => $"[{qualifier}{Written(word, attributes, report)}]{Separator(group.Key, site.Text)}")))));
    }

    private static string Written(string word, DeclaredAttributes attributes, Report report) => word switch
    {
        AttributeNames.Input => "Input(28, 28)",
        AttributeNames.Encoder => "Encoder(Layers = [400])",
        _ => $"Latent(Dim = {LatentDim(attributes, report)})",
    };

    private static string LatentDim(DeclaredAttributes attributes, Report report)
    {
        var sampleSize = attributes.Input is { IsComplete: true } input ? InputParser.SampleSize(InputParser.Input(input, report)) : 28 * 28;
        return Suggestion.LatentDim(sampleSize)?.Value ?? "1";
    }

    private static string QualifierAt(int position, SemanticModel model) =>
        model.LookupNamespacesAndTypes(position, name: "InputAttribute").OfType<INamedTypeSymbol>().Any(type => AttributeNames.WordOf(type) is not null) ? "" : "VaeGen.";

    /// <summary>Before the first attribute that comes later in the language's order, else before what follows the last; and the list that it goes by.</summary>
    private static (int Position, AttributeListSyntax? Neighbour) PositionOf(string word, TypeDeclarationSyntax declaration, SemanticModel model)
    {
        var lists = declaration.AttributeLists
            .Select(list => (List: list, Order: list.Attributes.Select(attribute => OrderOf(attribute, model)).Max()))
            .Where(list => list.Order >= 0)
            .ToList();
        if (lists.Count == 0)
        {
            return (declaration.AttributeLists.Count > 0 ? declaration.AttributeLists[0].SpanStart : declaration.SpanStart, null);
        }
        var later = lists.FirstOrDefault(list => list.Order > AttributeNames.All.IndexOf(word)).List;
        return later is not null
            ? (later.SpanStart, later)
            : (lists[lists.Count - 1].List.GetLastToken().GetNextToken().SpanStart, lists[lists.Count - 1].List);
    }

    private static int OrderOf(AttributeSyntax attribute, SemanticModel model) =>
        AttributeNames.WordOf(model.GetTypeInfo(attribute).Type as INamedTypeSymbol) is { } word ? AttributeNames.All.IndexOf(word) : -1;

    // as its neighbour: on a line of its own, or on the same
    private static string Separator((int Position, AttributeListSyntax? Neighbour) place, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(place.Position);
        var indent = text.ToString(TextSpan.FromBounds(line.Start, place.Position));
        var sharesLine = place.Neighbour is { } neighbour && text.Lines.GetLineFromPosition(neighbour.GetLastToken().GetNextToken().SpanStart).LineNumber == text.Lines.GetLineFromPosition(neighbour.Span.End).LineNumber;
        if (sharesLine || indent.Trim().Length > 0)
        {
            return " ";
        }
        var broken = text.Lines[line.LineNumber > 0 ? line.LineNumber - 1 : 0];
        return (broken.EndIncludingLineBreak > broken.End ? text.ToString(TextSpan.FromBounds(broken.End, broken.EndIncludingLineBreak)) : "\n") + indent;
    }
}
