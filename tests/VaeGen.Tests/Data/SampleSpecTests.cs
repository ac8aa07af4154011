namespace VaeGen.Tests;

public sealed class SampleSpecTests
{
    private static readonly SampleSpec digits = new("DigitVae", [28, 28], minimum: 0, maximum: 1);

    [Theory]
    [InlineData(28, 28)]
    [InlineData(1, 28, 28)]
    [InlineData(784)]
    [InlineData(1, 784)]
    public void Shapes_of_the_same_picture_fit(params int[] shape) => digits.Check(new SampleSet([], shape));

    [Theory]
    [InlineData("32×32", 32, 32)]
    [InlineData("3×28×28", 3, 28, 28)]
    [InlineData("783", 783)]
    [InlineData("14×56", 14, 56)]
    [InlineData("28×28×1", 28, 28, 1)]
    public void Other_shapes_do_not(string found, params int[] shape)
    {
        var error = Assert.Throws<ShapeException>(() => digits.Check(new SampleSet([], shape), "the validation data"));
        Assert.Equal($"DigitVae: a sample of the validation data is {found}, expected 28×28.", error.Message);
        Assert.Equal("28×28", error.Expected);
        Assert.Equal(found, error.Found);
    }

    [Fact]
    public void A_model_of_vectors_takes_pictures_of_that_size()
    {
        var spec = new SampleSpec("Vectors", [784]);
        spec.Check(new SampleSet([], 28, 28));
        Assert.Throws<ShapeException>(() => spec.Check(new SampleSet([], 28, 27)));
    }

    [Fact]
    public void Batches_come_in_order_and_the_last_is_smaller()
    {
        var spec = new SampleSpec("M", [2]);
        var batches = spec.Batches(new SampleSet([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 2), 2).Select(batch => (batch.Count, string.Join(' ', batch.Values)));
        Assert.Equal([(2, "0 1 2 3"), (2, "4 5 6 7"), (1, "8 9")], batches);
        Assert.Empty(spec.Batches(new SampleSet([], 2), 2));
    }

    [Fact]
    public void The_largest_batch_size_is_no_larger_than_the_data()
    {
        var batch = Assert.Single(digits.Batches(new SampleSet(new float[784 * 3], 28, 28), int.MaxValue));
        Assert.Equal(3, batch.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => digits.Batches(new SampleSet([], 28, 28), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => digits.Batches(new Endless(), int.MaxValue));
    }

    [Theory]
    [InlineData(255f, "255")]
    [InlineData(-0.5f, "-0.5")]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void A_bad_value_is_named(float value, string text)
    {
        var values = new float[784 * 7];
        values[(5 * 784) + 401] = value;
        values[(6 * 784) + 1] = value;
        var error = Assert.Throws<DataException>(() => digits.Batches(new SampleSet(values, 28, 28), 4).Count());
        Assert.Equal($"DigitVae: sample 5 of the data has the value {text} at position 401, expected values in [0, 1].", error.Message);
        Assert.Equal(5, error.SampleIndex);
        Assert.Equal(text, error.Found);
    }

    [Fact]
    public void A_bad_value_is_found_wherever_it_is()
    {
        var spec = new SampleSpec("M", [37], 0, 1); // no whole number of vectors, whatever their width
        for (var position = 0; position < 37; position++)
        {
            var sample = new float[37];
            sample[position] = float.NaN;
            Assert.Contains($" at position {position},", Assert.Throws<DataException>(() => spec.CheckSample(sample)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(float.NegativeInfinity, float.PositiveInfinity, float.PositiveInfinity, "finite values")]
    [InlineData(float.NegativeInfinity, float.PositiveInfinity, float.NaN, "finite values")]
    [InlineData(0f, float.PositiveInfinity, -1f, "finite values of at least 0")]
    [InlineData(float.NegativeInfinity, 0f, 1f, "finite values of at most 0")]
    public void A_range_is_written_as_it_is(float minimum, float maximum, float value, string expected)
    {
        var spec = new SampleSpec("M", [1], minimum, maximum);
        spec.CheckSample([0]);
        Assert.Equal(expected, Assert.Throws<DataException>(() => spec.CheckSample([value])).Expected);
    }

    [Fact]
    public void A_single_sample_is_called_what_the_caller_calls_it()
    {
        var from = new float[100];
        var error = Assert.Throws<ShapeException>(() => digits.CheckSample(from));
        Assert.Equal("DigitVae: 'from' has 100 values, expected 784 (28×28).", error.Message);

        from = new float[784];
        from[3] = 2;
        Assert.Equal("DigitVae: 'from' has the value 2 at position 3, expected values in [0, 1].",
            Assert.Throws<DataException>(() => digits.CheckSample(from)).Message);
    }

    [Fact]
    public void Values_are_wrapped_in_the_shape() => Assert.Equal([28, 28], digits.Set(new float[784 * 2]).Shape);

    [Fact]
    public void Batches_make_no_garbage()
    {
        var data = new SampleSet(new float[784 * 256], 28, 28);
        var perBatch = Allocated(data, 256) - Allocated(data, 128); // another 128 batches of one sample each
        Assert.InRange(perBatch, -256, 256);

        static long Allocated(IDataset data, int count)
        {
            var part = data.Take(count);
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var _ in digits.Batches(part, 1))
            {
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private sealed class Endless : IDataset
    {
        public int Count => int.MaxValue;

        public ReadOnlySpan<int> Shape => [28, 28];

        public void Read(int index, Span<float> sample) => sample.Clear();
    }
}
