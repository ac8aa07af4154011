namespace VaeGen;

/// <summary>What is known of a sample that a conditional model draws: its class, or a vector of features.</summary>
/// <param name="Label">The class, from 0; 0 where there are none.</param>
/// <param name="Features">The features; empty where there are none.</param>
public sealed record ReportCondition(int Label, float[] Features);
