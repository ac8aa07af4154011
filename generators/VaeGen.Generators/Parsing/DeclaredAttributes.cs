using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Parsing;

/// <summary>VaeGen's attributes on one class, gathered from all its declarations.</summary>
internal sealed class DeclaredAttributes
{
    private readonly List<DeclaredAttribute> attributes = [];

    private DeclaredAttributes()
    {
    }

    public DeclaredAttribute? Input => this[AttributeNames.Input];

    public DeclaredAttribute? Encoder => this[AttributeNames.Encoder];

    public DeclaredAttribute? Decoder => this[AttributeNames.Decoder];

    public DeclaredAttribute? Latent => this[AttributeNames.Latent];

    public DeclaredAttribute? Reconstruction => this[AttributeNames.Reconstruction];

    public DeclaredAttribute? KlWeight => this[AttributeNames.KlWeight];

    public DeclaredAttribute? TotalCorrelation => this[AttributeNames.TotalCorrelation];

    public DeclaredAttribute? DipPenalty => this[AttributeNames.DipPenalty];

    public DeclaredAttribute? Mmd => this[AttributeNames.Mmd];

    public DeclaredAttribute? ImportanceWeighted => this[AttributeNames.ImportanceWeighted];

    public DeclaredAttribute? Condition => this[AttributeNames.Condition];

    public DeclaredAttribute? Training => this[AttributeNames.Training];

    /// <summary>All of them, as they stand in the source.</summary>
    public IReadOnlyList<DeclaredAttribute> All => attributes;

    /// <summary>Whether one is there twice or does not make sense to the compiler, which says so itself.</summary>
    public bool AreGarbled =>
        attributes.Select(attribute => attribute.Word).Distinct().Count() < attributes.Count || attributes.Any(attribute => !attribute.IsComplete);

    public static DeclaredAttributes Of(INamedTypeSymbol type, Report report)
    {
        var found = new DeclaredAttributes();
        foreach (var data in type.GetAttributes())
        {
            if (AttributeNames.WordOf(data.AttributeClass) is { } word)
            {
                found.attributes.Add(new DeclaredAttribute(word, data, report));
            }
        }
        return found;
    }

    // a loop: this is asked for every word of every model on every edit
    private DeclaredAttribute? this[string word]
    {
        get
        {
            foreach (var attribute in attributes)
            {
                if (attribute.Word == word)
                {
                    return attribute;
                }
            }
            return null;
        }
    }
}
