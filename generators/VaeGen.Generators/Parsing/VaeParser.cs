using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Emission;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Turns a class with VaeGen's attributes into a spec, or tells why it cannot be one.</summary>
internal static class VaeParser
{
    /// <summary>Reads one declaration.</summary>
    /// <param name="type">The class.</param>
    /// <param name="sink">Gets every breach of a rule; null: nobody wants to know.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The spec; null if the class has none of VaeGen's attributes or cannot be emitted.</returns>
    public static VaeSpec? Parse(INamedTypeSymbol type, Action<Diagnostic>? sink, CancellationToken cancellationToken)
    {
        var report = new Report(sink, cancellationToken);
        var attributes = DeclaredAttributes.Of(type, report);
        if (attributes.All.Count == 0 || !IsModel(type, attributes, report))
        {
            return null;
        }

        ClassRules.Check(type, report);
        var spec = attributes.AreGarbled ? null : Read(type, attributes, report);
        if (spec is null || report.Failed)
        {
            return null;
        }
        ObjectiveRules.Check(spec, attributes, report);
        if (SizeRules.Check(spec, attributes, report) is { } network && !report.Failed)
        {
            MemberRules.Check(type, new Model(spec, network), report);
        }
        return report.Failed ? null : spec;
    }

    /// <summary>[Input], [Encoder] and [Latent] make a model together; the other attributes say more about one.</summary>
    private static bool IsModel(INamedTypeSymbol type, DeclaredAttributes attributes, Report report)
    {
        var present = AttributeNames.Core.Where(word => attributes.All.Any(attribute => attribute.Word == word)).ToArray();
        if (present.Length == 0)
        {
            foreach (var stray in attributes.All)
            {
                report.Add(Descriptors.StrayAttribute, () => stray.LocationOf(), stray.Word, type.Name);
            }
        }
        else if (present.Length < AttributeNames.Core.Length)
        {
            report.Add(Descriptors.MissingAttribute, () => Declarations.LocationOf(type), type.Name, List(AttributeNames.Core.Except(present)), $"only {List(present)}");
        }
        return present.Length == AttributeNames.Core.Length;
    }

    private static VaeSpec Read(INamedTypeSymbol type, DeclaredAttributes attributes, Report report)
    {
        var input = InputParser.Input(attributes.Input!, report);
        var hatches = HatchParser.Parse(type, attributes.Condition is not null, report);
        var encoder = StackParser.Encoder(attributes.Encoder!, report);
        var decoder = StackParser.Decoder(attributes.Decoder, encoder, report);
        var latent = attributes.Latent!;
        var dim = LatentParser.Dim(latent, input, report);
        var spec = new VaeSpec
        {
            Type = TypeParser.Parse(type),
            Input = input,
            Encoder = hatches.EncoderBody ? StackParser.WithOwnBody(encoder, attributes.Encoder!, report) : encoder,
            Decoder = hatches.DecoderBody ? StackParser.WithOwnBody(decoder, attributes.Decoder ?? attributes.Encoder!, report) : decoder,
            LatentDim = dim,
            Posterior = LatentParser.Posterior(latent, dim, report),
            Prior = LatentParser.Prior(latent, report),
            Reconstruction = ReconstructionParser.Parse(attributes.Reconstruction, input, report),
            Kl = KlParser.Parse(attributes.KlWeight, !ObjectiveRules.ExplainNoKl(attributes), report),
            TotalCorrelation = PenaltyParser.TotalCorrelation(attributes.TotalCorrelation, report),
            Dip = PenaltyParser.Dip(attributes.DipPenalty, report),
            ImportanceWeighted = ImportanceParser.Parse(attributes.ImportanceWeighted, report),
            Mmd = PenaltyParser.Mmd(attributes.Mmd, report),
            Condition = ConditionParser.Parse(attributes.Condition, report),
            Hatches = hatches,
            Training = TrainingParser.Parse(attributes.Training, report),
        };
        return LatentRules.Check(spec, attributes, report);
    }

    private static string List(IEnumerable<string> words) => string.Join(" and ", words.Select(word => $"[{word}]"));
}
