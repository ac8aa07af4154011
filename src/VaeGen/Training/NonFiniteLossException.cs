using System.Globalization;

namespace VaeGen;

/// <summary>The loss, one of its terms or a weight became NaN or infinite. The weights are those before the step that would have used the loss.</summary>
public sealed class NonFiniteLossException : VaeGenException
{
    /// <summary>Creates the error.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="term">The term of the loss: "reconstruction loss", "KL divergence", a further term's name such as "Extra", or "loss"; or a weight's name.</param>
    /// <param name="value">Its value: NaN or an infinity.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">The step in that epoch, from 1.</param>
    /// <param name="tensorName">The first weight or gradient that is not finite; null: all are.</param>
    /// <param name="checkpoint">The last checkpoint; null: there is none.</param>
    public NonFiniteLossException(string model, string term, double value, int epoch, int step, string? tensorName = null, string? checkpoint = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"{model}: the {term} became {value} in step {step} of epoch {epoch}, expected a finite number; {Weights(tensorName)}{(checkpoint is null ? "" : $" The last checkpoint is {checkpoint}.")} A lower learning rate often helps."), null)
    {
        Term = term;
        Value = value;
        Epoch = epoch;
        Step = step;
        TensorName = tensorName;
        Checkpoint = checkpoint;
    }

    /// <summary>The term of the loss that came first: "reconstruction loss", "KL divergence", a further term's name such as "Extra", or "loss"; or a weight's name.</summary>
    public string Term { get; }

    /// <summary>Its value: NaN or an infinity.</summary>
    public double Value { get; }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step in that epoch, from 1.</summary>
    public int Step { get; }

    /// <summary>The first weight or gradient that has a NaN or an infinity, such as "encoder0.weight" or "the gradient of encoder0.weight"; null where all are finite.</summary>
    public string? TensorName { get; }

    /// <summary>The last checkpoint, which is whole; null where there is none.</summary>
    public string? Checkpoint { get; }

    private static string Weights(string? tensorName) => tensorName is null
        ? "the weights are those before that step."
        : $"the first tensor that is not finite is {tensorName}.";
}
