namespace VaeGen;

/// <summary>What a detector does with samples whose score is above a threshold called anomalies.</summary>
/// <param name="Threshold">The threshold, in the unit of the scores.</param>
/// <param name="FalsePositiveRate">The share of normal samples above it.</param>
/// <param name="TruePositiveRate">The share of anomalies above it (recall).</param>
/// <param name="Precision">The share of anomalies among the samples above it; 1 where there are none.</param>
public readonly record struct OperatingPoint(double Threshold, double FalsePositiveRate, double TruePositiveRate, double Precision);
