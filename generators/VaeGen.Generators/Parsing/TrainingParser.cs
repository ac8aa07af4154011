using System;
using System.Globalization;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads [Training], whose defaults are also those of a class without it. The ranges are those of TrainingSettings at run time.</summary>
internal static class TrainingParser
{
    /// <summary>What a batch has when nothing else is declared.</summary>
    public const int UsualBatchSize = 128;

    private const string LearningRate = "LearningRate";
    private const string FinalLearningRate = "FinalLearningRate";

    private static readonly TrainingSpec usual = new() { Epochs = 10, BatchSize = UsualBatchSize, Optimizer = OptimizerKind.Adam, LearningRate = 0.001, Seed = 1 };

    public static TrainingSpec Parse(DeclaredAttribute? attribute, Report report)
    {
        if (attribute is null)
        {
            return usual;
        }
        var spec = new TrainingSpec
        {
            Epochs = Count("Epochs", usual.Epochs),
            BatchSize = Count("BatchSize", usual.BatchSize),
            Optimizer = attribute.Member("Optimizer", usual.Optimizer),
            LearningRate = Number(LearningRate, "more than 0 and finite", value => value is > 0 and <= float.MaxValue, Found.Text(usual.LearningRate)) ?? usual.LearningRate,
            Seed = attribute.Value("Seed", usual.Seed),
            LearningRateSchedule = attribute.Member("LearningRateSchedule", LearningRateScheduleKind.Constant),
            FinalLearningRate = FromZero(FinalLearningRate, "0.0") ?? 0,
            WarmUpSteps = CountFromZero("WarmUpSteps"),
            WeightDecay = FromZero("WeightDecay", "0.01"),
            MaximumGradientNorm = FromZero("MaximumGradientNorm", "1.0") ?? 0,
            AveragingDecay = Number("AveragingDecay", "at least 0 and less than 1", value => value is >= 0 and < 1, "0.999") ?? 0,
            Patience = CountFromZero("Patience"),
            ValidateEverySteps = CountFromZero("ValidateEverySteps"),
            TimeLimitMinutes = Number("TimeLimitMinutes", "1E-06 to 1E+10", value => value is >= 1e-6 and <= 1e10, "60.0"),
            Rollbacks = CountFromZero("Rollbacks"),
        };
        CheckSchedule(spec, attribute, report);
        return spec;

        int Count(string name, int fallback)
        {
            var count = attribute.Value(name, fallback);
            if (count < 1)
            {
                OutOfRange(attribute, name, "1 or more", Found.Text(count), new Suggestion(name, Found.Text(fallback)), report);
            }
            return count;
        }

        int CountFromZero(string name)
        {
            var count = attribute.Value(name, 0);
            if (count < 0)
            {
                OutOfRange(attribute, name, "0 or more", Found.Text(count), Suggestion.Positive(name, count), report);
            }
            return count;
        }

        double? FromZero(string name, string suggested) => Number(name, "0 or more and finite", value => value is >= 0 and <= float.MaxValue, suggested);

        double? Number(string name, string expected, Func<double, bool> isInRange, string suggested)
        {
            var value = attribute.Value<double?>(name, null);
            if (value is { } number && !isInRange(number))
            {
                OutOfRange(attribute, name, expected, Found.Text(number), new Suggestion(name, suggested), report);
            }
            return value;
        }
    }

    // the way from the first rate to the last, where each of the two is in its range
    private static void CheckSchedule(TrainingSpec spec, DeclaredAttribute attribute, Report report)
    {
        if (spec.LearningRate is not (> 0 and <= float.MaxValue) || spec.FinalLearningRate is not (>= 0 and <= float.MaxValue))
        {
            return;
        }
        var hundredth = new Suggestion(FinalLearningRate, (spec.LearningRate / 100).ToString("G3", CultureInfo.InvariantCulture));
        if (spec.LearningRateSchedule == LearningRateScheduleKind.Constant)
        {
            ArgumentRules.Useless(attribute, FinalLearningRate, "a Constant schedule", "another LearningRateSchedule", report);
        }
        else if (spec.LearningRateSchedule == LearningRateScheduleKind.Exponential && spec.FinalLearningRate == 0)
        {
            OutOfRange(attribute, FinalLearningRate, "more than 0 for an Exponential schedule", "0", hundredth, report);
        }
        else if (spec.FinalLearningRate > spec.LearningRate)
        {
            OutOfRange(attribute, FinalLearningRate, $"at most {Found.Text(spec.LearningRate)}, the LearningRate,", Found.Text(spec.FinalLearningRate), hundredth, report);
        }
    }

    private static void OutOfRange(DeclaredAttribute attribute, string name, string expected, string found, Suggestion? suggestion, Report report) =>
        report.Add(Descriptors.InvalidTraining, () => attribute.LocationOf(name), suggestion, name, expected, found);
}
