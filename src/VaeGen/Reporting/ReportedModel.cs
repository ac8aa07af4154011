namespace VaeGen;

/// <summary>What a report needs of a model: the emitted <c>WriteReport</c> hands it on.</summary>
public sealed class ReportedModel
{
    /// <summary>What the model is, in a sentence without its full stop.</summary>
    public required string Description { get; init; }

    /// <summary>What training minimises, in a sentence without its full stop.</summary>
    public required string Objective { get; init; }

    /// <summary>p(z) as a formula or in words.</summary>
    public required string Prior { get; init; }

    /// <summary>The layers, a line each.</summary>
    public required string Layers { get; init; }

    /// <summary>The declaration, as JSON.</summary>
    public required string Declaration { get; init; }

    /// <summary>What a sample is.</summary>
    public required SampleSpec Samples { get; init; }

    /// <summary>The type that computes: its assembly is the engine.</summary>
    public required Type Engine { get; init; }

    /// <summary>Where the weights are, such as "cpu".</summary>
    public required string Device { get; init; }

    /// <summary>The mean loss and its terms over a data set.</summary>
    public required Func<IDataset, LossSummary> Evaluate { get; init; }

    /// <summary>New samples of one condition, which a model without conditions ignores.</summary>
    public required Func<ReportCondition, int, SampleSet> Sample { get; init; }

    /// <summary>Samples encoded and decoded.</summary>
    public required Func<IDataset, SampleSet> Reconstruct { get; init; }

    /// <summary>The samples' places in the latent space: [samples, latent].</summary>
    public required Func<IDataset, SampleSet> LatentMean { get; init; }

    /// <summary>The log-variances of their posteriors, [samples, latent]; null: the posterior has no formula for them, or there is none.</summary>
    public Func<IDataset, SampleSet>? LatentLogVariance { get; init; }

    /// <summary>Samples from places in the latent space, under one condition.</summary>
    public required Func<SampleSet, ReportCondition, SampleSet> Decode { get; init; }

    /// <summary>Whether the prior is N(0, I), against which the KL divergence of single dimensions is measured.</summary>
    public bool HasStandardNormalPrior { get; init; }

    /// <summary>Whether there is a posterior at all, and with it a KL divergence and a bound on log p(x): an autoencoder has none.</summary>
    public bool HasPosterior { get; init; }
}
