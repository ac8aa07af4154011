using System;
using System.Collections.Immutable;

namespace VaeGen.Generators.Parsing;

/// <summary>A value that would mend what a rule found. It travels with the diagnostic to the code fix, which writes it into the source.</summary>
/// <param name="Argument">What the value is of: an attribute's argument, or words for an element of it.</param>
/// <param name="Value">The value as source text.</param>
internal sealed record Suggestion(string Argument, string Value)
{
    private const string ArgumentKey = "Argument";
    private const string ValueKey = "Value";

    // enough for a first try on anything from a table to small images
    private const int UsualLatentDim = 16;

    /// <summary>For a size below 1: its sign was a slip. Zero could stand for anything; null.</summary>
    public static Suggestion? Positive(string argument, int size) =>
        size is < 0 and > int.MinValue ? new Suggestion(argument, Found.Text(-size)) : null;

    /// <summary>Latent dimensions that are fewer than the sample's values; null if there can be none.</summary>
    public static Suggestion? LatentDim(decimal sampleSize) =>
        sampleSize >= 2 ? new Suggestion("Dim", Found.Text((int)Math.Min(sampleSize / 2, UsualLatentDim))) : null;

    /// <summary>As the properties of a diagnostic.</summary>
    public ImmutableDictionary<string, string?> ToProperties() =>
        ImmutableDictionary<string, string?>.Empty.Add(ArgumentKey, Argument).Add(ValueKey, Value);

    /// <summary>From the properties of a diagnostic; null if it has none.</summary>
    public static Suggestion? From(ImmutableDictionary<string, string?> properties) =>
        properties.TryGetValue(ArgumentKey, out var argument) && properties.TryGetValue(ValueKey, out var value) && argument is not null && value is not null
            ? new Suggestion(argument, value)
            : null;
}
