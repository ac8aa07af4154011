namespace VaeGen;

/// <summary>
/// Declares what is known of every sample beforehand: a class or a vector of features. Encoder and decoder are given it, so that new samples
/// can be asked for by it (conditional VAE, Sohn et al. 2015). One of the two words is given.
/// </summary>
/// <example>
/// Digits by their class: <c>model.Fit(digits)</c> takes labelled digits, <c>model.Sample(label: 7, count: 16)</c> draws sevens.
/// <code>[Condition(Classes = 10)]</code>
/// Sensor rows by temperature and load:
/// <code>[Condition(Features = 2)]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConditionAttribute : Attribute
{
    /// <summary>Number of classes: labels go from 0 to one less.</summary>
    public int Classes { get; set; }

    /// <summary>Values in a sample's vector of features.</summary>
    public int Features { get; set; }
}
