using System.Collections.ObjectModel;
using System.Globalization;

namespace VaeGen;

/// <summary>The mean loss and the means of its terms over some samples, in nats per sample. The default is the summary of no samples.</summary>
/// <remarks>
/// Where the objective is the evidence lower bound (ELBO) of Kingma &amp; Welling (2014), <c>Loss = Reconstruction + Kl = −Elbo</c>; where it is
/// weighted or has further terms, <see cref="Elbo"/> is what compares with other models.
/// </remarks>
/// <example><code>Console.WriteLine($"ELBO {summary.Elbo:F2}, total correlation {summary.Terms["TotalCorrelation"]:F2} nats");</code></example>
public readonly record struct LossSummary
{
    private readonly IReadOnlyDictionary<string, double>? terms;

    /// <summary>The mean of what training minimises.</summary>
    public double Loss { get; init; }

    /// <summary>The mean of −log p(x|z): how badly samples come back.</summary>
    public double Reconstruction { get; init; }

    /// <summary>The mean of KL(q(z|x) ‖ p(z)), not weighted: how much the latent codes tell about the sample.</summary>
    public double Kl { get; init; }

    /// <summary>The means of the objective's further terms, by the names and in the order that they have in the model's <c>LossTerms</c>: "Mmd"; empty where there are none.</summary>
    public IReadOnlyDictionary<string, double> Terms
    {
        get => terms ?? ReadOnlyDictionary<string, double>.Empty;
        init => terms = value;
    }

    /// <summary>How many samples these are the means of.</summary>
    public long Count { get; init; }

    /// <summary>
    /// The mean evidence lower bound, −<see cref="Reconstruction"/> − <see cref="Kl"/>, however the objective weighs them or what it adds. An autoencoder
    /// without a posterior, one with a KL weight of 0, has no such bound.
    /// </summary>
    public double Elbo => -Reconstruction - Kl;

    /// <summary>This summary and some more samples: every sample counts the same, however the batches are cut.</summary>
    /// <param name="count">How many more samples.</param>
    /// <param name="loss">Their mean loss.</param>
    /// <param name="reconstruction">Their mean reconstruction loss.</param>
    /// <param name="kl">Their mean KL divergence.</param>
    /// <param name="further">The means of their further terms, by name: the same names every time.</param>
    /// <exception cref="ArgumentException">The further terms are others than those of the samples before.</exception>
    public LossSummary Add(int count, double loss, double reconstruction, double kl, ReadOnlySpan<(string Name, double Value)> further = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
        {
            return this;
        }
        var total = Count + count;
        var share = (double)count / total;
        return new LossSummary
        {
            Loss = Loss + share * (loss - Loss),
            Reconstruction = Reconstruction + share * (reconstruction - Reconstruction),
            Kl = Kl + share * (kl - Kl),
            Terms = TermsWith(further, share),
            Count = total,
        };
    }

    /// <summary>Whether the other summary has the same means of as many samples.</summary>
    /// <param name="other">The other summary.</param>
    public bool Equals(LossSummary other) =>
        (Loss, Reconstruction, Kl, Count).Equals((other.Loss, other.Reconstruction, other.Kl, other.Count)) && Terms.SequenceEqual(other.Terms);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Loss, Reconstruction, Kl, Count, Terms.Count);

    /// <summary>All of its numbers by their names.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Loss = {Loss}, Elbo = {Elbo}, Reconstruction = {Reconstruction}, Kl = {Kl}{string.Concat(Terms.Select(term => string.Create(CultureInfo.InvariantCulture, $", {term.Key} = {term.Value}")))}, Count = {Count}");

    private IReadOnlyDictionary<string, double> TermsWith(ReadOnlySpan<(string Name, double Value)> further, double share)
    {
        if (Count > 0 && further.Length != Terms.Count)
        {
            throw new ArgumentException($"There are {further.Length} further terms, expected {Terms.Count} as before.", nameof(further));
        }
        if (further.IsEmpty)
        {
            return Terms;
        }
        var means = new OrderedDictionary<string, double>(further.Length);
        foreach (var (name, value) in further)
        {
            if (!Terms.TryGetValue(name, out var mean) && Count > 0)
            {
                throw new ArgumentException($"The further term '{name}' is new, expected one of {string.Join(", ", Terms.Keys)}.", nameof(further));
            }
            means.Add(name, mean + share * (value - mean));
        }
        return means;
    }
}
