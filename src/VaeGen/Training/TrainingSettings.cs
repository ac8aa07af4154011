using System.Globalization;

namespace VaeGen;

/// <summary>How a model is trained, with nothing left open: what its <c>[Training]</c> declares, or that with a run's options over it.</summary>
public sealed record TrainingSettings
{
    /// <summary>Passes over the training data.</summary>
    public required int Epochs { get; init; }

    /// <summary>Samples a step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The optimiser.</summary>
    public required Optimizer Optimizer { get; init; }

    /// <summary>The step size.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Seed of the order of the samples and of the noise.</summary>
    public required long Seed { get; init; }

    /// <summary>These settings with a run's options over them.</summary>
    /// <param name="options">What differs; null: nothing does.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value makes no sense: no epoch, an empty batch, a learning rate that is not positive and finite, an unknown optimiser.</exception>
    public TrainingSettings With(TrainingOptions? options)
    {
        var settings = options is null ? this : this with
        {
            Epochs = options.Epochs ?? Epochs,
            BatchSize = options.BatchSize ?? BatchSize,
            Optimizer = options.Optimizer ?? Optimizer,
            LearningRate = options.LearningRate ?? LearningRate,
            Seed = options.Seed ?? Seed,
        };
        settings.Validate();
        return settings;
    }

    internal void Validate()
    {
        Require(Epochs >= 1, nameof(Epochs), Epochs, "at least 1");
        Require(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        Require(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "a positive, finite number");
        Require(Enum.IsDefined(Optimizer), nameof(Optimizer), Optimizer, "one of " + string.Join(", ", Enum.GetNames<Optimizer>()));
    }

    internal void RequireBatchSize(int smallest) =>
        Require(BatchSize >= smallest, nameof(BatchSize), BatchSize, string.Create(CultureInfo.InvariantCulture, $"at least {smallest} for batch norm"));

    private static void Require(bool holds, string option, object value, string expected)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{option} must be {expected}.");
        }
    }
}
