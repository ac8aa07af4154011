using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace VaeGen;

/// <summary>
/// What every <c>Fit</c> tells the platform: the instruments of a <see cref="Meter"/> and the activities of an <see cref="ActivitySource"/>.
/// OpenTelemetry, <c>dotnet-counters</c> and <see cref="MeterListener"/> collect them by these names; while nobody does, they cost nothing.
/// </summary>
/// <remarks>
/// Every measurement has the tag <c>vaegen.model.name</c>. Losses are in nats per sample, durations in seconds. There is one activity for
/// a run, with children for its epochs, and for the validations and checkpoints in them.
/// </remarks>
/// <example><code>dotnet-counters monitor --counters VaeGen -- dotnet run -c Release</code></example>
public static class TrainingTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "VaeGen";

    /// <summary>The name of the source of activities.</summary>
    public const string ActivitySourceName = "VaeGen";

    internal const string ModelTag = "vaegen.model.name";

    private static readonly string version = typeof(TrainingTelemetry).Assembly.GetName().Version!.ToString(3);
    private static readonly Meter meter = new(MeterName, version);

    internal static ActivitySource Source { get; } = new(ActivitySourceName, version);

    internal static Counter<long> Steps { get; } = meter.CreateCounter<long>("vaegen.training.steps", "{step}", "Steps of the optimiser.");

    internal static Counter<long> Samples { get; } = meter.CreateCounter<long>("vaegen.training.samples", "{sample}", "Samples trained on.");

    internal static Histogram<double> StepDuration { get; } = meter.CreateHistogram<double>(
        "vaegen.training.step.duration", "s", "Reading, computing and stepping, without validation, checkpoints or progress reports.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });

    internal static Gauge<double> Loss { get; } = meter.CreateGauge<double>("vaegen.training.loss", "nat", "What training minimises, of the last batch.");

    internal static Gauge<double> Reconstruction { get; } = meter.CreateGauge<double>("vaegen.training.reconstruction", "nat", "−log p(x|z) of the last batch.");

    internal static Gauge<double> Kl { get; } = meter.CreateGauge<double>("vaegen.training.kl", "nat", "KL(q(z|x) ‖ p(z)) of the last batch, not weighted.");

    internal static Gauge<double> LearningRate { get; } = meter.CreateGauge<double>("vaegen.training.learning_rate", "1", "The learning rate of the last step.");

    internal static Counter<long> Epochs { get; } = meter.CreateCounter<long>("vaegen.training.epochs", "{epoch}", "Epochs that are over.");

    internal static Gauge<double> ValidationLoss { get; } = meter.CreateGauge<double>("vaegen.validation.loss", "nat", "The loss over the validation data, when it was last measured.");

    internal static Histogram<double> ValidationDuration { get; } = meter.CreateHistogram("vaegen.validation.duration", "s", "Measuring the loss over the validation data.", advice: Longer());

    internal static Counter<long> Checkpoints { get; } = meter.CreateCounter<long>("vaegen.training.checkpoints", "{checkpoint}", "Checkpoints written.");

    internal static Histogram<double> CheckpointDuration { get; } = meter.CreateHistogram("vaegen.training.checkpoint.duration", "s", "Writing a checkpoint.", advice: Longer());

    internal static Counter<long> Rollbacks { get; } = meter.CreateCounter<long>("vaegen.training.rollbacks", "{rollback}", "Returns to the last checkpoint after a loss that was no number.");

    /// <summary>Whether anybody collects what is measured at every step.</summary>
    internal static bool StepsAreMeasured =>
        Steps.Enabled || Samples.Enabled || StepDuration.Enabled || Loss.Enabled || Reconstruction.Enabled || Kl.Enabled || LearningRate.Enabled;

    private static InstrumentAdvice<double> Longer() => new() { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] };
}
