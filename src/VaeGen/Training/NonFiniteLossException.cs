using System.Globalization;

namespace VaeGen;

/// <summary>The loss or one of its terms became NaN or infinite. The weights are those before the step that would have used it.</summary>
public sealed class NonFiniteLossException : VaeGenException
{
    /// <summary>Creates the error.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="term">The term of the loss: "reconstruction loss", "KL divergence", a further term's name such as "Extra", or "loss".</param>
    /// <param name="value">Its value: NaN or an infinity.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">The step in that epoch, from 1.</param>
    public NonFiniteLossException(string model, string term, double value, int epoch, int step)
        : base(string.Create(CultureInfo.InvariantCulture, $"{model}: the {term} became {value} in step {step} of epoch {epoch}, expected a finite number; the weights are those before that step. A lower learning rate often helps."), null)
    {
        Term = term;
        Value = value;
        Epoch = epoch;
        Step = step;
    }

    /// <summary>The term of the loss that came first: "reconstruction loss", "KL divergence", a further term's name such as "Extra", or "loss".</summary>
    public string Term { get; }

    /// <summary>Its value: NaN or an infinity.</summary>
    public double Value { get; }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step in that epoch, from 1.</summary>
    public int Step { get; }
}
