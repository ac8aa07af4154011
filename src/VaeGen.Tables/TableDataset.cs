namespace VaeGen;

/// <summary>Rows of a table as samples: numeric columns standardised, categorical ones one-hot, side by side in the order of the file.</summary>
public sealed class TableDataset : ILabelledDataset
{
    private readonly SampleSet samples;
    private readonly int[]? labels;

    internal TableDataset(TableSchema schema, SampleSet samples, int[]? labels)
    {
        Schema = schema;
        this.samples = samples;
        this.labels = labels;
    }

    /// <summary>How the columns were turned into values, and are turned back.</summary>
    public TableSchema Schema { get; }

    /// <inheritdoc/>
    public int Count => samples.Count;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Shape => samples.Shape;

    /// <inheritdoc/>
    public bool HasLabels => labels is not null;

    /// <inheritdoc/>
    public void Read(int index, Span<float> sample) => samples.Read(index, sample);

    /// <inheritdoc/>
    /// <exception cref="DataException">The table has no column of labels.</exception>
    public int Label(int index) => labels is not null
        ? labels[index]
        : throw new DataException("The table has no labels, expected CsvOptions.Label to name their column.") { Expected = "labels", Found = "none" };
}
