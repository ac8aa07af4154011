namespace VaeGen;

/// <summary>Which latent dimensions a model uses, and how much.</summary>
public static class LatentDimensions
{
    /// <summary>Each dimension's variance over the samples (with n − 1).</summary>
    /// <param name="means">The samples' latent means, at least two: [samples, latent].</param>
    /// <exception cref="DataException">There are fewer than two, or a value is NaN or infinite.</exception>
    public static double[] Variances(IDataset means) => Array.ConvertAll(Columns.Read(means, "latent means", 2), column =>
    {
        Columns.Centre(column);
        return LinearAlgebra.Dot(column, column) / (column.Length - 1);
    });

    /// <summary>
    /// The active units (Burda et al. 2016): the dimensions whose mean changes with the sample, Var(E[z|x]) above a threshold. The others are noise that the decoder has learned
    /// to leave aside.
    /// </summary>
    /// <param name="means">The samples' latent means, at least two: [samples, latent].</param>
    /// <param name="threshold">The variance above which a dimension is active, at least 0; the paper's is 0.01.</param>
    /// <returns>The active dimensions, from 0, in their order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threshold"/> is negative or NaN.</exception>
    /// <exception cref="DataException">There are fewer than two samples, or a value is NaN or infinite.</exception>
    public static int[] Active(IDataset means, double threshold = 0.01)
    {
        if (!(threshold >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "Expected a variance, at least 0.");
        }
        return [.. Variances(means).Index().Where(dimension => dimension.Item > threshold).Select(dimension => dimension.Index)];
    }

    /// <summary>
    /// Each dimension's share of KL(q(z|x) ‖ N(0, I)) for a diagonal Gaussian, ½(μ² + σ² − 1 − log σ²), as the mean over the samples (Kingma &amp; Welling 2014).
    /// </summary>
    /// <param name="means">The posteriors' means μ: [samples, latent].</param>
    /// <param name="logVariances">Their log σ², of the same samples: [samples, latent].</param>
    /// <returns>Nats, at least 0 each; the sum is the model's KL divergence.</returns>
    /// <exception cref="ShapeException">The two have not the same number of dimensions.</exception>
    /// <exception cref="DataException">There are no samples, not as many of the one as of the other, or a value is NaN or infinite.</exception>
    public static double[] Kl(IDataset means, IDataset logVariances)
    {
        var (mu, logVariance) = (Columns.Read(means, "latent means"), Columns.Read(logVariances, "vectors of log-variances"));
        Columns.RequireWidth(mu.Length, logVariance.Length, "vector of log-variances");
        if (means.Count != logVariances.Count)
        {
            throw DataException.NotOneEach("vectors of log-variances", logVariances.Count, means.Count);
        }
        var divergences = new double[mu.Length];
        for (var dimension = 0; dimension < mu.Length; dimension++)
        {
            var sum = 0.0;
            foreach (var (m, l) in mu[dimension].Zip(logVariance[dimension]))
            {
                sum += 0.5 * (m * m + Math.Exp(l) - 1 - l);
            }
            divergences[dimension] = sum / means.Count;
        }
        return divergences;
    }
}
