namespace VaeGen.Tests;

public sealed class ConditionTests
{
    private static readonly SampleSet Rows = new([.. Enumerable.Range(0, 20).Select(i => (float)i)], 2);

    [Fact]
    public void Labels_stay_with_their_samples_in_every_part()
    {
        var data = Rows.WithLabels([.. Enumerable.Range(0, 10)]);
        foreach (var part in (ILabelledDataset[])[data, data.Slice(3, 4), data.Take(2), data.Skip(7), data.Split(4, seed: 1).Train, data.Split(4, seed: 1).Validation.Slice(1, 2)])
        {
            AssertTogether(part, part.Label);
        }
    }

    [Fact]
    public void Conditions_stay_with_their_samples_in_every_part()
    {
        var data = Rows.WithConditions(new SampleSet([.. Enumerable.Range(0, 10).Select(i => (float)i)], 1));
        foreach (var part in (IConditionedDataset[])[data, data.Slice(3, 4), data.Take(2), data.Skip(7), data.Split(4, seed: 1).Train, data.Split(4, seed: 1).Validation.Slice(1, 2)])
        {
            Assert.Equal(1, part.ConditionSize);
            AssertTogether(part, index =>
            {
                var condition = new float[1];
                part.ReadCondition(index, condition);
                return (int)condition[0];
            });
        }
    }

    [Fact]
    public void One_each_is_expected()
    {
        Assert.Equal("There are 9 labels for 10 samples, expected one each.", Assert.Throws<DataException>(() => Rows.WithLabels(new int[9])).Message);
        Assert.Equal("There are 3 conditions for 10 samples, expected one each.", Assert.Throws<DataException>(() => Rows.WithConditions(Rows.Take(3))).Message);
    }

    [Fact]
    public void A_model_with_classes_refuses_data_without_and_labels_out_of_range()
    {
        var spec = new SampleSpec("Vae", [2], classes: 10);
        Assert.Equal("Vae: the data has no labels, expected a class for every sample: data.WithLabels(labels).",
            Assert.Throws<DataException>(() => spec.Batches(Rows, 4)).Message);

        int[] labels = [0, 1, 2, 3, 4, 5, 6, 7, 10, 9];
        var error = Assert.Throws<DataException>(() => spec.Batches(Rows.WithLabels(labels), 4).Count());
        Assert.Equal("Vae: sample 8 of the data has the label 10, expected 0 to 9.", error.Message);
        Assert.Equal(8, error.SampleIndex);
        Assert.Throws<ArgumentOutOfRangeException>(() => spec.CheckLabel(-1));
    }

    [Fact]
    public void A_model_with_features_refuses_data_without_others_and_values_that_are_no_numbers()
    {
        var spec = new SampleSpec("Vae", [2], features: 2);
        Assert.Equal("Vae: the data has no conditions, expected features for every sample: data.WithConditions(features).",
            Assert.Throws<DataException>(() => spec.Batches(Rows, 4)).Message);
        Assert.Equal("Vae: a condition of the data has 1 values, expected 2.",
            Assert.Throws<ShapeException>(() => spec.Batches(Rows.WithConditions(new SampleSet(new float[10], 1)), 4)).Message);

        var values = new float[20];
        values[7] = float.NaN;
        var error = Assert.Throws<DataException>(() => spec.Batches(Rows.WithConditions(new SampleSet(values, 2)), 4).Count());
        Assert.Equal("Vae: the condition of sample 3 of the data has the value NaN, expected finite values.", error.Message);
        Assert.Throws<ShapeException>(() => spec.CheckCondition([1f]));
    }

    [Fact]
    public void Batches_bring_the_conditions_along()
    {
        var labelled = new SampleSpec("Vae", [2], classes: 10).Batches(Rows.WithLabels([.. Enumerable.Range(0, 10)]), 4).SelectMany(batch => batch.Labels.ToArray());
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), labelled);

        var conditioned = new SampleSpec("Vae", [2], features: 2).Batches(Rows.WithConditions(Rows), 4).SelectMany(batch => batch.Conditions.ToArray());
        Assert.Equal(Rows.Values, conditioned);

        var plain = new SampleSpec("Vae", [2]).Batches(Rows, 4).First();
        Assert.Empty(plain.Labels);
        Assert.Empty(plain.Conditions);
    }

    private static void AssertTogether(IDataset part, Func<int, int> condition)
    {
        Assert.NotEqual(0, part.Count);
        var sample = new float[2];
        for (var index = 0; index < part.Count; index++)
        {
            part.Read(index, sample);
            Assert.Equal(sample[0] / 2, condition(index));
        }
    }
}
