namespace VaeGen;

/// <summary>A figure that a report shows beside its own.</summary>
/// <param name="Name">What was measured: "AUROC".</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit, such as "nats"; empty: it has none.</param>
/// <param name="Text">What it says, in a sentence.</param>
public sealed record ReportMeasure(string Name, double Value, string Unit = "", string Text = "");
