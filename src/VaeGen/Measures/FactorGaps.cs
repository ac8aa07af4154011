namespace VaeGen;

/// <summary>
/// How far the latent dimension that tells most about a factor is ahead of the next one, for every factor: what <see cref="Disentanglement.Mig"/>
/// and <see cref="Disentanglement.Sap"/> return.
/// </summary>
public sealed class FactorGaps
{
    private readonly double[][] table;

    /// <param name="table">What each dimension tells about each factor, [factors][dimensions].</param>
    internal FactorGaps(double[][] table)
    {
        this.table = table;
        BestDimension = Array.ConvertAll(table, row => row.IndexOf(row.Max()));
        Gaps = Array.ConvertAll(table, Gap);
        Score = Gaps.Average();
    }

    /// <summary>The mean of the gaps: 1 where every factor has a dimension of its own that tells all about it, 0 where two tell the same or none tells anything.</summary>
    public double Score { get; }

    /// <summary>Every factor's gap, from 0 to 1.</summary>
    public double[] Gaps { get; }

    /// <summary>The latent dimension that tells most about each factor; the first of equals.</summary>
    public int[] BestDimension { get; }

    /// <summary>What a dimension tells about a factor, from 0, nothing, to 1, all.</summary>
    /// <param name="factor">The factor, from 0.</param>
    /// <param name="dimension">The latent dimension, from 0.</param>
    public double this[int factor, int dimension] => table[factor][dimension];

    // with a single dimension there is no next one: it tells nothing
    private static double Gap(double[] row)
    {
        var best = row.Max();
        var others = row.Where((_, dimension) => dimension != row.IndexOf(best));
        return best - others.DefaultIfEmpty(0).Max();
    }
}
