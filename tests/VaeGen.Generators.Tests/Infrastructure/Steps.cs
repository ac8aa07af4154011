using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Tests;

/// <summary>The generator's own pipeline steps in a run that tracked them, and why each produced what it did.</summary>
internal static class Steps
{
    /// <summary>Every name the pipeline tracks: the constants of <see cref="TrackingNames"/>.</summary>
    public static ImmutableArray<string> Own { get; } =
    [
        .. typeof(TrackingNames).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
    ];

    public static IEnumerable<IncrementalStepRunReason> ReasonsOf(GeneratorRunResult run, string name) =>
        run.TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Reason);

    public static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult run) =>
        run.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs).Select(output => output.Reason);
}
