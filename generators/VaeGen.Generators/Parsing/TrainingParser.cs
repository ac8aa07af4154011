using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads [Training], whose defaults are also those of a class without it.</summary>
internal static class TrainingParser
{
    /// <summary>What a batch has when nothing else is declared.</summary>
    public const int UsualBatchSize = 128;

    public static TrainingSpec Parse(DeclaredAttribute? attribute, Report report) => new()
    {
        Epochs = Count(attribute, "Epochs", 10, report),
        BatchSize = Count(attribute, "BatchSize", UsualBatchSize, report),
        Optimizer = attribute?.Member("Optimizer", OptimizerKind.Adam) ?? OptimizerKind.Adam,
        LearningRate = LearningRate(attribute, 0.001, report),
        Seed = attribute?.Value("Seed", 1L) ?? 1,
    };

    private static int Count(DeclaredAttribute? attribute, string name, int fallback, Report report)
    {
        var count = attribute?.Value(name, fallback) ?? fallback;
        if (count < 1)
        {
            report.Add(Descriptors.InvalidTraining, () => attribute!.LocationOf(name), new Suggestion(name, Found.Text(fallback)), name, "1 or more", Found.Text(count));
        }
        return count;
    }

    private static double LearningRate(DeclaredAttribute? attribute, double fallback, Report report)
    {
        var rate = attribute?.Value("LearningRate", fallback) ?? fallback;
        if (rate is not (> 0 and <= float.MaxValue))
        {
            report.Add(Descriptors.InvalidTraining, () => attribute!.LocationOf("LearningRate"), new Suggestion("LearningRate", Found.Text(fallback)), "LearningRate", "more than 0 and finite", Found.Text(rate));
        }
        return rate;
    }
}
