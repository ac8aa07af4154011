namespace VaeGen;

/// <summary>A data set with another, of conditions, beside it.</summary>
internal sealed class ConditionedDataset(IDataset data, IDataset conditions) : DatasetView<IDataset>(data, 0..data.Count), IConditionedDataset
{
    public int ConditionSize { get; } = Shapes.Size(conditions.Shape);

    public void ReadCondition(int index, Span<float> condition) => conditions.Read(index, condition);
}
