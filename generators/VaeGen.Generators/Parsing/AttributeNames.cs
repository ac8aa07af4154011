using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Parsing;

/// <summary>The language's words, as they are named in metadata.</summary>
internal static class AttributeNames
{
    public const string Input = "Input";
    public const string Encoder = "Encoder";
    public const string Decoder = "Decoder";
    public const string Latent = "Latent";
    public const string Reconstruction = "Reconstruction";
    public const string KlWeight = "KlWeight";
    public const string TotalCorrelation = "TotalCorrelation";
    public const string DipPenalty = "DipPenalty";
    public const string Mmd = "Mmd";
    public const string ImportanceWeighted = "ImportanceWeighted";
    public const string Condition = "Condition";
    public const string Training = "Training";

    /// <summary>All of them, in the order that declarations are written in.</summary>
    public static readonly ImmutableArray<string> All = [Input, Encoder, Decoder, Latent, Reconstruction, KlWeight, TotalCorrelation, DipPenalty, Mmd, ImportanceWeighted, Condition, Training];

    /// <summary>The words that make a model together; the others say more about one.</summary>
    public static readonly ImmutableArray<string> Core = [Input, Encoder, Latent];

    /// <summary>What ends an attribute class's name, and may be left out where it is used.</summary>
    public const string Suffix = "Attribute";

    /// <summary>The word that an attribute class stands for; null if it is none of VaeGen's.</summary>
    public static string? WordOf(INamedTypeSymbol? attribute)
    {
        if (attribute is { ContainingType: null, ContainingNamespace: { Name: "VaeGen", ContainingNamespace.IsGlobalNamespace: true }, Name: var name })
        {
            foreach (var word in All)
            {
                if (name.Length == word.Length + Suffix.Length && name.StartsWith(word, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
                {
                    return word;
                }
            }
        }
        return null;
    }
}
