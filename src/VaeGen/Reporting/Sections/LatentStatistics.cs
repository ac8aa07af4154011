namespace VaeGen;

/// <summary>Which latent dimensions a model uses, and how far codes reach along each.</summary>
internal sealed class LatentStatistics
{
    private const double ActiveVariance = 0.01;

    public LatentStatistics(ReportedModel model, ReportedPart part)
    {
        Means = model.LatentMean(part);
        Variances = LatentDimensions.Variances(Means);
        var logVariances = model.LatentLogVariance?.Invoke(part);
        Kl = logVariances is not null && model.HasStandardNormalPrior ? LatentDimensions.Kl(Means, logVariances) : null;

        // law of total variance: Var z = Var E[z|x] + E Var[z|x]
        var inside = logVariances is null ? new double[Variances.Length] : [.. Columns.Read(logVariances, "vectors of log-variances").Select(column => column.Average(Math.Exp))];
        Deviations = [.. Variances.Zip(inside, (between, within) => Math.Sqrt(between + within))];
        Order = [.. Enumerable.Range(0, Variances.Length).OrderByDescending(dimension => (Kl ?? Variances)[dimension])];
    }

    /// <summary>The samples' places: [samples, latent].</summary>
    public SampleSet Means { get; }

    /// <summary>The variance of each dimension's means.</summary>
    public double[] Variances { get; }

    /// <summary>Each dimension's share of the KL divergence, in nats; null: there is no formula for it.</summary>
    public double[]? Kl { get; }

    /// <summary>The standard deviation of codes drawn from the posteriors; of the means alone where their variances are not known.</summary>
    public double[] Deviations { get; }

    /// <summary>The dimensions, those that say most about the sample first.</summary>
    public int[] Order { get; }

    public IEnumerable<int> Active => Order.Where(IsActive);

    public bool IsActive(int dimension) => Variances[dimension] > ActiveVariance;
}
