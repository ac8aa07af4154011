namespace VaeGen.Generators.Specs;

/// <summary>How the KL divergence counts in the objective.</summary>
internal sealed record KlSpec
{
    /// <summary>β, or with a capacity γ.</summary>
    public required double Weight { get; init; }

    /// <summary>How the weight grows.</summary>
    public KlScheduleKind Schedule { get; init; }

    /// <summary>The time of the schedule or the capacity in epochs; 0: it is in steps, or there is neither.</summary>
    public int Epochs { get; init; }

    /// <summary>The same in steps; 0: it is in epochs, or there is neither.</summary>
    public int Steps { get; init; }

    /// <summary>The share of a cycle in which the weight grows; 0 and unused without cycles.</summary>
    public double Ramp { get; init; }

    /// <summary>Nats of every dimension that cost nothing; 0: none.</summary>
    public double FreeBits { get; init; }

    /// <summary>Nats that the KL divergence is led to; 0: to none, it is a penalty.</summary>
    public double Capacity { get; init; }

    /// <summary>Whether something of it changes while the model trains.</summary>
    public bool IsTimed => Schedule != KlScheduleKind.Constant || Capacity > 0;

    /// <summary>Whether it is the KL divergence times the weight, no more.</summary>
    public bool IsPlain => !IsTimed && FreeBits == 0;
}

/// <summary>VaeGen.KlSchedule, by value.</summary>
internal enum KlScheduleKind
{
    Constant,
    Linear,
    Cosine,
    Sigmoid,
    Cyclical,
}
