namespace VaeGen;

/// <summary>A data set with labels beside it.</summary>
internal sealed class LabelledDataset(IDataset data, int[] labels) : DatasetView<IDataset>(data, 0..data.Count), ILabelledDataset
{
    public int Label(int index) => labels[index];
}
