namespace VaeGen;

/// <summary>How the weight of the KL divergence grows from 0 to its full value while a model trains. T is the time that <see cref="KlWeightAttribute.Epochs"/> or <see cref="KlWeightAttribute.Steps"/> gives.</summary>
public enum KlSchedule
{
    /// <summary>It does not: the weight is the same from the first step on.</summary>
    Constant,

    /// <summary>In a straight line, min(1, t/T) (Sønderby et al. 2016).</summary>
    Linear,

    /// <summary>Along half a cosine, ½(1 − cos πt/T): slowly at both ends.</summary>
    Cosine,

    /// <summary>
    /// Along a logistic curve (Bowman et al. 2016), stretched so that it begins at 0 and ends at 1: ½(1 + tanh(6(t/T − ½)) / tanh 3).
    /// Nearly nothing, then quickly, then nearly all.
    /// </summary>
    Sigmoid,

    /// <summary>Again and again (Fu et al. 2019): in every T it grows in a straight line over the share <see cref="KlWeightAttribute.Ramp"/> and stays at 1 for the rest.</summary>
    Cyclical,
}
