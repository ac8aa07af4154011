namespace VaeGen;

/// <summary>
/// A source of samples, all of one shape. Small on purpose: implement it for your own data.
/// </summary>
/// <remarks>
/// <see cref="SampleSet"/> wraps an array, <see cref="IdxDataset"/> reads MNIST's files, <see cref="ImageFolder"/> folders of pictures and
/// <see cref="MappedDataset"/> files larger than memory; <see cref="DatasetExtensions"/> takes parts of any data set, and
/// <see cref="StochasticDatasets"/> draws it anew in every epoch.
/// </remarks>
/// <example>
/// Rows of a sensor log, scaled to [0, 1]:
/// <code>
/// sealed class SensorLog(List&lt;float[]&gt; rows) : IDataset
/// {
///     public int Count => rows.Count;
///     public ReadOnlySpan&lt;int> Shape => [16];
///     public void Read(int index, Span&lt;float> sample) => rows[index].CopyTo(sample);
/// }
/// </code>
/// </example>
public interface IDataset
{
    /// <summary>How many samples there are. Must not change while a model trains.</summary>
    int Count { get; }

    /// <summary>The shape of one sample: (n), (H, W) or (C, H, W).</summary>
    ReadOnlySpan<int> Shape { get; }

    /// <summary>Writes one sample's values, row by row, plane by plane.</summary>
    /// <remarks>May be called from another thread than the one that trains, one call at a time.</remarks>
    /// <param name="index">Which sample, from 0 to <see cref="Count"/> − 1.</param>
    /// <param name="sample">Where the values go: as long as the product of <see cref="Shape"/>.</param>
    void Read(int index, Span<float> sample);
}
