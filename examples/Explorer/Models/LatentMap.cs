using VaeGen;

namespace Explorer;

/// <summary>One latent dimension: its number, whether the model uses it, its KL divergence where that is known, and the values worth looking at.</summary>
internal sealed record Dimension(int Number, bool Active, double? Kl, float From, float To);

/// <summary>A direction in the latent space with a name, such as glasses.</summary>
internal sealed record Concept(string Name, float[] Direction);

/// <summary>Where things are in a model's latent space.</summary>
/// <param name="Start">A code to begin with.</param>
/// <param name="StartClass">The class of its picture, for a model that is told one.</param>
/// <param name="Dimensions">The dimensions, that of the largest KL divergence first.</param>
/// <param name="Concepts">Directions with a meaning.</param>
internal sealed record LatentMap(float[] Start, int StartClass, IReadOnlyList<Dimension> Dimensions, IReadOnlyList<Concept> Concepts)
{
    // N(0, I) has all but 3 in 1,000 of its draws in it, and a slider should not leave the prior far behind
    private const float Usual = 3;
    private const float Widest = 10;

    /// <summary>Learns from samples.</summary>
    /// <param name="model">The model.</param>
    /// <param name="examples">The samples.</param>
    /// <param name="concepts">Directions that are known; null: those that the samples tell.</param>
    public static LatentMap Of(ExplorableModel model, Examples examples, IReadOnlyList<Concept>? concepts)
    {
        var means = model.LatentMean(examples.Samples);
        var kl = model.Kl(examples.Samples, means);
        var variances = LatentDimensions.Variances(means);
        var active = LatentDimensions.Active(means).ToHashSet();
        var centre = LatentCodes.Mean(means);
        var dimensions = Enumerable.Range(0, model.Dimensions)
            .OrderByDescending(number => kl?[number] ?? variances[number])
            .Select(number =>
            {
                // the same both ways: the middle is the prior's
                var end = Math.Clamp(MathF.Ceiling(Math.Abs(centre[number]) + 3 * MathF.Sqrt((float)variances[number])), Usual, Widest);
                return new Dimension(number, active.Contains(number), kl?[number], -end, end);
            });
        return new LatentMap(means[0].ToArray(), model.Samples.Classes > 0 ? examples.Samples.Label(0) : 0, [.. dimensions], concepts ?? Find(means, examples));
    }

    private static List<Concept> Find(SampleSet means, Examples examples)
    {
        var found = new List<Concept>();
        foreach (var (name, has) in examples.Concepts)
        {
            var sides = Enumerable.Range(0, means.Count).ToLookup(index => has(index));
            if (sides[true].Any() && sides[false].Any())
            {
                found.Add(new Concept(name, LatentCodes.Concept(Rows(means, sides[true]), Rows(means, sides[false]))));
            }
        }
        return found;
    }

    private static SampleSet Rows(SampleSet codes, IEnumerable<int> indices) =>
        new([.. indices.SelectMany(index => codes[index].ToArray())], codes.Shape);
}
