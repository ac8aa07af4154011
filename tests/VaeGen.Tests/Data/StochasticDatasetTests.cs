namespace VaeGen.Tests;

public sealed class StochasticDatasetTests
{
    private static readonly SampleSet greys = new([.. Enumerable.Range(0, 1000).Select(i => i % 100 / 99f)], 100);

    private static readonly SampleSet pictures = new([.. Enumerable.Range(0, 2 * 2 * 3 * 4).Select(i => i + 1f)], 2, 3, 4);

    [Fact]
    public void Random_numbers_depend_on_seed_epoch_and_index_alone()
    {
        // computed with Python's unbounded integers
        var random = new SampleRandom(1, 2, 3);
        Assert.Equal([291585877463836453, 2256893716802622461], (ulong[])[random.NextUInt64(), random.NextUInt64()]);
        random = new SampleRandom(-7, 100, int.MaxValue);
        Assert.Equal(12073325156491565470ul, random.NextUInt64());

        var first = new HashSet<ulong>();
        for (var seed = -5; seed < 5; seed++)
        {
            for (var epoch = 0; epoch < 10; epoch++)
            {
                for (var index = 0; index < 100; index++)
                {
                    Assert.True(first.Add(new SampleRandom(seed, epoch, index).NextUInt64()));
                }
            }
        }
    }

    [Fact]
    public void Numbers_have_the_distributions_that_they_should()
    {
        const int Draws = 100_000;
        var random = new SampleRandom(1, 1, 1);
        double uniform = 0, uniformSquare = 0, normal = 0, normalSquare = 0, normalFourth = 0;
        var dice = new int[6];
        for (var i = 0; i < Draws; i++)
        {
            var u = random.NextSingle();
            Assert.InRange(u, 0, 0.99999999f);
            uniform += u;
            uniformSquare += u * u;
            var z = random.NextNormal();
            normal += z;
            normalSquare += z * z;
            normalFourth += z * z * z * z;
            dice[random.NextInt32(6)]++;
        }
        // five standard deviations of each mean
        Assert.InRange(uniform / Draws, 0.5 - 0.0046, 0.5 + 0.0046);
        Assert.InRange(uniformSquare / Draws, 1.0 / 3 - 0.0048, 1.0 / 3 + 0.0048);
        Assert.InRange(normal / Draws, -0.016, 0.016);
        Assert.InRange(normalSquare / Draws, 1 - 0.0224, 1 + 0.0224);
        Assert.InRange(normalFourth / Draws, 3 - 0.155, 3 + 0.155);
        Assert.All(dice, count => Assert.InRange(count, Draws / 6 - 590, Draws / 6 + 590));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampleRandom(1, 1, 1).NextInt32(0));
    }

    [Fact]
    public void Binarised_values_have_their_probabilities_and_change_from_epoch_to_epoch()
    {
        var data = greys.Binarize();
        var mean = new float[100];
        const int Epochs = 500;
        for (var epoch = 1; epoch <= Epochs; epoch++)
        {
            foreach (var values in Drawn(data, epoch).Chunk(100))
            {
                for (var i = 0; i < 100; i++)
                {
                    Assert.True(values[i] is 0 or 1);
                    mean[i] += values[i] / (10 * Epochs);
                }
            }
        }
        // six standard deviations of 5,000 draws
        Assert.All(Enumerable.Range(0, 100), i => Assert.InRange(mean[i], i / 99f - 6 * MathF.Sqrt(i / 99f * (1 - i / 99f) / 5000) - 1e-3f, i / 99f + 6 * MathF.Sqrt(i / 99f * (1 - i / 99f) / 5000) + 1e-3f));
        Assert.NotEqual(Drawn(data, 1), Drawn(data, 2));
        Assert.Equal(Drawn(data, 2), Drawn(data, 2));
    }

    [Fact]
    public void There_is_one_fixed_binarisation_a_seed()
    {
        var data = greys.Binarize();
        Assert.All(SampleSet.Of(data).Values, value => Assert.True(value is 0 or 1));
        Assert.Equal(SampleSet.Of(data).Values, SampleSet.Of(greys.Binarize(seed: 0)).Values);
        Assert.NotEqual(SampleSet.Of(data).Values, SampleSet.Of(greys.Binarize(seed: 1)).Values);
    }

    [Theory]
    [InlineData(-0.5f)]
    [InlineData(1.5f)]
    [InlineData(float.NaN)]
    public void Only_probabilities_are_binarised(float value)
    {
        var error = Assert.Throws<DataException>(() => SampleSet.Of(new SampleSet([0, 1, 1, value], 2).Binarize()));
        Assert.StartsWith("Sample 1 has the value ", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.SampleIndex);
    }

    [Fact]
    public void What_is_augmented_is_as_it_was_outside_of_training()
    {
        var data = pictures.Augment((sample, ref random) => sample.Fill(random.NextInt32(100)));
        Assert.Equal(pictures.Values, SampleSet.Of(data).Values);
        Assert.All(Drawn(data, 1).Chunk(24), values => Assert.Single(values.Distinct()));
        Assert.NotEqual(Drawn(data, 1), Drawn(data, 2));
    }

    [Fact]
    public void Changes_follow_each_other()
    {
        var data = greys.Binarize().Augment((sample, ref _) => sample[0] += 5).Augment((sample, ref _) => sample[0] *= 2);
        Assert.All(Drawn(data, 1).Chunk(100), values => Assert.True(values[0] is 10 && values[1] is 0 or 1));
        Assert.All(SampleSet.Of(data).Values, value => Assert.True(value is 0 or 1));
    }

    [Fact]
    public void Mirrored_pictures_are_turned_left_to_right()
    {
        var seen = new HashSet<float>();
        for (var epoch = 1; epoch <= 20; epoch++)
        {
            var drawn = Drawn(pictures.RandomMirror(), epoch)[..24];
            seen.Add(drawn[0]);
            Assert.Equal(drawn[0] == 1 ? pictures.Values[..24] : pictures.Values[..24].Chunk(4).SelectMany(row => row.Reverse()), drawn);
        }
        Assert.Equal([1, 4], seen.Order());
        Assert.Equal(pictures.Values, Drawn(pictures.RandomMirror(0), 1));
        Assert.Equal(4, Drawn(pictures.RandomMirror(1), 1)[0]);
    }

    [Fact]
    public void Shifted_pictures_are_moved_as_a_whole()
    {
        var seen = new HashSet<(int, int)>();
        for (var epoch = 1; epoch <= 300; epoch++)
        {
            var drawn = Drawn(pictures.RandomShift(2, fill: -1), epoch)[..24];
            var (down, right) = Enumerable.Range(-2, 5).SelectMany(d => Enumerable.Range(-2, 5).Select(r => (d, r))).Single(move => drawn.SequenceEqual(Moved(move.d, move.r)));
            seen.Add((down, right));
        }
        Assert.Equal(25, seen.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => pictures.RandomShift(3));
        Assert.Throws<ShapeException>(() => greys.RandomShift(1));
        Assert.Throws<ShapeException>(() => greys.RandomMirror());

        static IEnumerable<float> Moved(int down, int right)
        {
            for (var i = 0; i < 24; i++)
            {
                var (plane, y, x) = (i / 12, i / 4 % 3 - down, i % 4 - right);
                yield return y is >= 0 and < 3 && x is >= 0 and < 4 ? pictures.Values[plane * 12 + y * 4 + x] : -1;
            }
        }
    }

    [Fact]
    public void Labels_conditions_and_parts_stay_what_they_were()
    {
        var labelled = greys.WithLabels([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).Binarize().Skip(4);
        Assert.Equal(4, labelled.Label(0));
        Assert.Equal(Drawn(greys.Skip(4).Binarize(), 3), Drawn(labelled, 3));
        Assert.True(labelled.HasLabels);

        var conditioned = greys.WithConditions(greys).Augment((sample, ref random) => sample.Fill(random.NextSingle())).Split(3, seed: 1).Train;
        var condition = new float[100];
        conditioned.ReadCondition(0, condition);
        Assert.Equal(greys[0], condition);
        Assert.NotEqual(Drawn(conditioned, 1), Drawn(conditioned, 2));
    }

    [Fact]
    public void Training_draws_by_seed_and_epoch_and_validation_does_not()
    {
        var data = greys.Binarize();
        var settings = new TrainingSettings { Epochs = 2, BatchSize = 4, LearningRate = 1e-3, Optimizer = Optimizer.Adam, Seed = 11 };
        using var run = new TrainingRun(new SampleSpec("Vae", [100]), data, null, settings, null, TestContext.Current.CancellationToken);
        var order = new int[10];
        var epochs = run.Batches().SelectMany(batch => batch.Values.ToArray()).Chunk(1000).ToList();
        for (var epoch = 1; epoch <= 2; epoch++)
        {
            SplitMix64.Permute(order, 11, epoch);
            Assert.Equal(order.SelectMany(index => Drawn(data, epoch, seed: 11).Skip(index * 100).Take(100)), epochs[epoch - 1]);
        }
        Assert.Equal(SampleSet.Of(data).Values, new SampleSpec("Vae", [100]).Batches(data, 4).SelectMany(batch => batch.Values.ToArray()));
    }

    private static float[] Drawn(IDataset data, int epoch, long seed = 1)
    {
        var size = Shapes.Size(data.Shape);
        var values = new float[data.Count * size];
        for (var index = 0; index < data.Count; index++)
        {
            var random = new SampleRandom(seed, epoch, index);
            data.ReadDrawn(index, ref random, values.AsSpan(index * size, size));
        }
        return values;
    }
}
