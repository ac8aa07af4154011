using System.Globalization;

namespace VaeGen;

/// <summary>
/// Samples of one shape in one array: what a model draws and reconstructs, and a data set itself.
/// </summary>
/// <example>
/// <code>
/// model.Sample(64).SavePng("digits.png");                       // a picture of new digits
/// var rows = new SampleSet(new float[1000 * 16], 16);           // 1,000 rows of 16 values
/// ReadOnlySpan&lt;float> first = rows[0];
/// </code>
/// </example>
public sealed class SampleSet : IDataset
{
    private readonly int[] shape;
    private readonly int size;

    /// <summary>Wraps an array; the values are not copied.</summary>
    /// <param name="values">The samples' values, one sample after the other: [count, …shape].</param>
    /// <param name="shape">The shape of one sample: (n), (H, W) or (C, H, W).</param>
    /// <exception cref="ShapeException">The number of values is no multiple of a sample's size.</exception>
    /// <exception cref="ArgumentException">The shape is empty or has a dimension below 1.</exception>
    public SampleSet(float[] values, params ReadOnlySpan<int> shape)
    {
        ArgumentNullException.ThrowIfNull(values);
        size = Shapes.Size(shape);
        if (values.Length % size != 0)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture,
                $"{values.Length} values are no whole number of {Shapes.Text(shape)} samples; expected a multiple of {size}."))
            {
                Expected = string.Create(CultureInfo.InvariantCulture, $"a multiple of {size}"),
                Found = values.Length.ToString(CultureInfo.InvariantCulture),
            };
        }
        Values = values;
        Count = values.Length / size;
        this.shape = shape.ToArray();
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>All values, one sample after the other: [count, …shape].</summary>
    public float[] Values { get; }

    /// <summary>One sample's values.</summary>
    /// <param name="index">Which sample, from 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<float> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return Values.AsSpan(index * size, size);
        }
    }

    /// <summary>Reads data sets of one shape into memory, one after the other.</summary>
    /// <param name="parts">The data sets; at least one.</param>
    /// <exception cref="ShapeException">The parts are not of one shape, or hold more values than an array does.</exception>
    /// <example><code>SampleSet.Of(digits.Take(16), model.Reconstruct(digits.Take(16))).SavePng("pairs.png", columns: 16);</code></example>
    public static SampleSet Of(params ReadOnlySpan<IDataset> parts)
    {
        if (parts.IsEmpty)
        {
            throw new ArgumentException("Expected at least one data set: the samples' shape is its shape.", nameof(parts));
        }
        var shape = parts[0].Shape;
        var size = Shapes.Size(shape);
        var length = 0L;
        foreach (var part in parts)
        {
            if (!part.Shape.SequenceEqual(shape))
            {
                throw new ShapeException($"The data sets hold samples of {Shapes.Text(shape)} and of {Shapes.Text(part.Shape)}; expected one shape.")
                {
                    Expected = Shapes.Text(shape),
                    Found = Shapes.Text(part.Shape),
                };
            }
            length += (long)part.Count * size;
        }
        if (length > Array.MaxLength)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture,
                $"The data sets hold {length} values together; one array holds {Array.MaxLength}."));
        }

        var values = new float[length];
        var next = 0;
        foreach (var part in parts)
        {
            for (var index = 0; index < part.Count; index++, next += size)
            {
                part.Read(index, values.AsSpan(next, size));
            }
        }
        return new SampleSet(values, shape);
    }

    /// <inheritdoc/>
    public void Read(int index, Span<float> sample) => this[index].CopyTo(sample);

    /// <summary>
    /// Draws the samples as a grid of 8-bit pictures, left to right and top to bottom: 0 is black, 1 is white, what lies outside is cut off.
    /// </summary>
    /// <param name="path">The PNG file; it is overwritten.</param>
    /// <param name="columns">Samples in a row; 0: about as many columns as rows.</param>
    /// <param name="scale">Pixels along each side of a value's square.</param>
    /// <exception cref="ShapeException">The samples are no pictures: neither (H, W), nor (1, H, W) or (3, H, W).</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path, int columns = 0, int scale = 1) => ImageGrid.Draw(this, columns, scale).SavePng(path);
}
