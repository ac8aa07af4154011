using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace VaeGen;

/// <summary>What a model expects of its samples: their shape, and the values that its likelihood can score.</summary>
/// <remarks>Every model has one, <c>DigitVae.Samples</c>. Whatever the range, NaN and infinities are refused.</remarks>
public sealed partial class SampleSpec
{
    private readonly int[] shape;

    /// <summary>Creates the specification.</summary>
    /// <param name="model">The model's name, for messages.</param>
    /// <param name="shape">The shape of one sample: (n), (H, W) or (C, H, W).</param>
    /// <param name="minimum">The smallest value allowed.</param>
    /// <param name="maximum">The largest value allowed.</param>
    /// <param name="classes">Classes that the model is conditioned on; 0: none.</param>
    /// <param name="features">Values in the feature vectors that the model is conditioned on; 0: none.</param>
    public SampleSpec(
        string model,
        ReadOnlySpan<int> shape,
        float minimum = float.NegativeInfinity,
        float maximum = float.PositiveInfinity,
        int classes = 0,
        int features = 0)
    {
        Classes = classes;
        Features = features;
        Model = model;
        Size = Shapes.Size(shape);
        this.shape = shape.ToArray();
        Minimum = minimum;
        Maximum = maximum;
    }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>The shape of one sample: (n), (H, W) or (C, H, W).</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>The number of values in one sample.</summary>
    public int Size { get; }

    /// <summary>The smallest value allowed; −∞: any finite one.</summary>
    public float Minimum { get; }

    /// <summary>The largest value allowed; +∞: any finite one.</summary>
    public float Maximum { get; }

    /// <summary>Classes that the model is conditioned on; 0: none.</summary>
    public int Classes { get; }

    /// <summary>Values in the feature vectors that the model is conditioned on; 0: none.</summary>
    public int Features { get; }

    /// <summary>Checks that a data set's samples have this shape, and the conditions that the model needs. 28×28, 1×28×28 and 784 can stand for each other.</summary>
    /// <param name="data">The data set; its values are not read.</param>
    /// <param name="name">What to call it in the message, such as "the validation data".</param>
    /// <exception cref="ShapeException">The shape is another, or that of the conditions.</exception>
    /// <exception cref="DataException">The samples have no conditions, and the model needs them.</exception>
    public void Check(IDataset data, string name = "the data")
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!Shapes.Compatible(data.Shape, shape))
        {
            throw new ShapeException($"{Model}: a sample of {name} is {Shapes.Text(data.Shape)}, expected {Shapes.Text(shape)}.")
            {
                Expected = Shapes.Text(shape),
                Found = Shapes.Text(data.Shape),
            };
        }
        CheckConditions(data, name);
    }

    /// <summary>Checks that a data set has samples at all.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="name">What to call it in the message.</param>
    /// <exception cref="DataException">It is empty.</exception>
    public void RequireSome(IDataset data, string name = "the data")
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count < 1)
        {
            throw new DataException($"{Model}: {name} has no samples, expected at least one.") { Expected = "at least one sample", Found = "none" };
        }
    }

    /// <summary>A loss of so many nats a sample in bits a dimension, the unit of likelihoods of 8-bit values: nats / (size · log 2).</summary>
    /// <param name="nats">The loss of a sample, in nats.</param>
    public double BitsPerDimension(double nats) => nats / (Size * Math.Log(2));

    /// <summary>Checks a single sample: its length and every value.</summary>
    /// <param name="sample">The values.</param>
    /// <param name="name">What to call it in the message; the caller's expression when left out.</param>
    /// <exception cref="ShapeException">It has another number of values.</exception>
    /// <exception cref="DataException">A value is NaN, infinite or out of range.</exception>
    public void CheckSample(ReadOnlySpan<float> sample, [CallerArgumentExpression(nameof(sample))] string name = "")
    {
        if (sample.Length != Size)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture,
                $"{Model}: '{name}' has {sample.Length} values, expected {Size} ({Shapes.Text(shape)})."))
            {
                Expected = Size.ToString(CultureInfo.InvariantCulture),
                Found = sample.Length.ToString(CultureInfo.InvariantCulture),
            };
        }
        CheckValues(sample, null, $"'{name}'");
    }

    /// <summary>A data set's samples in order, a batch at a time, the last batch smaller where they do not come out even.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="batchSize">Samples in a batch.</param>
    /// <param name="name">What to call the data set in messages, such as "the validation data".</param>
    /// <returns>Batches whose arrays are used again: work on each before asking for the next.</returns>
    /// <exception cref="ShapeException">The samples have another shape.</exception>
    /// <exception cref="DataException">A value is NaN, infinite or out of range: thrown when its batch is read.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1, or so many samples do not fit in an array.</exception>
    public IEnumerable<Batch> Batches(IDataset data, int batchSize, string name = "the data") => Batches(data, batchSize, name, (0, 1));

    // one process's part of every batch
    internal IEnumerable<Batch> Batches(IDataset data, int batchSize, string name, (int Rank, int Size) place)
    {
        Check(data, name);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        CheckBatchSize(batchSize, data, nameof(batchSize));
        return Iterate();

        IEnumerable<Batch> Iterate()
        {
            var reader = new BatchReader(this, data, batchSize, name, place);
            for (var start = 0; start < data.Count;)
            {
                var batch = reader.Read(start, null);
                start += batch.Share.Total;
                yield return batch;
            }
        }
    }

    /// <summary>Wraps values that a model made, [count, …shape].</summary>
    /// <param name="values">As many as a whole number of samples has.</param>
    /// <exception cref="ShapeException">They are no whole number of samples.</exception>
    public SampleSet Set(float[] values) => new(values, shape);

    // a batch larger than the data set is only as large as the data set
    internal void CheckBatchSize(int batchSize, IDataset data, string option)
    {
        var largest = Array.MaxLength / Size;
        if (Math.Min(batchSize, data.Count) > largest)
        {
            throw new ArgumentOutOfRangeException(option, batchSize, string.Create(CultureInfo.InvariantCulture,
                $"{Model}: a batch of {Shapes.Text(shape)} samples has at most {largest} of them."));
        }
    }

    internal void CheckValues(ReadOnlySpan<float> sample, int? index, string name)
    {
        if (Allows(sample))
        {
            return;
        }
        // the search for the culprit runs only when there is one
        for (var i = 0; i < sample.Length; i++)
        {
            if (!Allows(sample.Slice(i, 1)))
            {
                var where = index is { } n ? string.Create(CultureInfo.InvariantCulture, $"sample {n} of {name}") : name;
                var expected = Range();
                throw new DataException(string.Create(CultureInfo.InvariantCulture,
                    $"{Model}: {where} has the value {sample[i]} at position {i}, expected {expected}."))
                {
                    SampleIndex = index,
                    Expected = expected,
                    Found = sample[i].ToString(CultureInfo.InvariantCulture),
                };
            }
        }
    }

    private bool Allows(ReadOnlySpan<float> values)
    {
        // finite even where the range is not; NaN fails every comparison
        var low = Math.Max(Minimum, float.MinValue);
        var high = Math.Min(Maximum, float.MaxValue);
        var inside = Vector<int>.AllBitsSet;
        for (; values.Length >= Vector<float>.Count; values = values[Vector<float>.Count..])
        {
            var vector = new Vector<float>(values);
            inside &= Vector.GreaterThanOrEqual(vector, new Vector<float>(low)) & Vector.LessThanOrEqual(vector, new Vector<float>(high));
        }
        var allowed = Vector.EqualsAll(inside, Vector<int>.AllBitsSet);
        foreach (var value in values)
        {
            allowed &= value >= low && value <= high;
        }
        return allowed;
    }

    private string Range() => (float.IsFinite(Minimum), float.IsFinite(Maximum)) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $"values in [{Minimum}, {Maximum}]"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $"finite values of at least {Minimum}"),
        (false, true) => string.Create(CultureInfo.InvariantCulture, $"finite values of at most {Maximum}"),
        _ => "finite values",
    };
}
