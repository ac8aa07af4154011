namespace VaeGen;

/// <summary>What came of one epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Train">The loss over the training data, each batch's from before its step.</param>
/// <param name="Validation">The loss over the validation data after the epoch's last step; null without such data.</param>
/// <param name="SamplesPerSecond">Training speed: reading, computing and stepping, without validation or progress reports.</param>
/// <param name="Elapsed">Time since the run began, everything included.</param>
public sealed record EpochReport(
    int Epoch,
    LossSummary Train,
    LossSummary? Validation,
    double SamplesPerSecond,
    TimeSpan Elapsed);
