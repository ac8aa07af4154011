namespace VaeGen;

/// <summary>How the density q(z) of all samples' codes is estimated from the posteriors of one batch (Chen et al. 2018).</summary>
public enum TcEstimator
{
    /// <summary>
    /// Minibatch-weighted sampling: every posterior of the batch weighs 1/(N·B), N the samples of the data set, B those of the batch.
    /// Biased, as a number by about log(N·B) for every dimension, of little variance.
    /// </summary>
    Weighted,

    /// <summary>Minibatch-stratified sampling: a code's own posterior weighs 1/N, as it does in the data set, the others the rest. Unbiased in q(z).</summary>
    Stratified,
}
