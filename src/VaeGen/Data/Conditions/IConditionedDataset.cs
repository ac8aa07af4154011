namespace VaeGen;

/// <summary>A data set whose samples have a vector of features each, known beforehand: what a model with <c>[Condition(Features = …)]</c> learns from.</summary>
/// <remarks><see cref="DatasetExtensions.WithConditions"/> puts two data sets together.</remarks>
public interface IConditionedDataset : IDataset
{
    /// <summary>Values in a sample's condition.</summary>
    int ConditionSize { get; }

    /// <summary>Writes one sample's condition.</summary>
    /// <param name="index">Which sample, from 0 to <see cref="IDataset.Count"/> − 1.</param>
    /// <param name="condition">Where the values go: <see cref="ConditionSize"/> of them.</param>
    void ReadCondition(int index, Span<float> condition);
}
