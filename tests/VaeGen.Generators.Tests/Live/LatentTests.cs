namespace VaeGen.Generators.Tests;

/// <summary>Decode, Concept, Apply and Traverse: calculating in the latent space.</summary>
[Collection(LiveTests.Name)]
public sealed class LatentTests
{
    private const string Small = "[Input(8, 8)] [Encoder(Layers = [24, 16], Dropout = 0.2)] [Latent(Dim = 4)] ";
    private const string Flow = "[Input(8, 8)] [Encoder(Layers = [24])] [Latent(Dim = 4, Posterior = Posterior.Planar)] ";
    private const string Norms = "[Input(8, 8)] [Encoder(Channels = [4], Norm = Norm.Batch)] [Latent(Dim = 4)] ";

    [Theory]
    [InlineData(Small)]
    [InlineData(Flow)]
    [InlineData(Norms)]
    public void The_codes_of_samples_decode_to_their_reconstructions(string attributes)
    {
        using var model = Trained(attributes);
        var data = Bars.Create(1201); // more than one batch inside
        GenerationTests.AssertClose(model.Reconstruct(data).Values, model.Decode(model.LatentMean(data)).Values);
        Assert.Equal([8, 8], model.Decode(model.LatentMean(data.Take(1))).Shape.ToArray());
        Assert.Equal(0, model.Decode(new SampleSet([], 4)).Count);
    }

    [Theory]
    [InlineData(Small)]
    [InlineData(Flow)]
    public void A_concept_is_the_difference_of_mean_codes_and_applying_it_moves_along_it(string attributes)
    {
        using var model = Trained(attributes);
        var (with, without) = (Bars.Create(40, seed: 4), Bars.Create(70, seed: 5));
        var concept = model.Concept(with, without);
        var (present, absent) = (model.LatentMean(with), model.LatentMean(without));
        for (var dimension = 0; dimension < 4; dimension++)
        {
            var difference = Enumerable.Range(0, 40).Average(i => present[i][dimension]) - Enumerable.Range(0, 70).Average(i => absent[i][dimension]);
            Assert.Equal(difference, concept[dimension], 1e-5f);
        }
        GenerationTests.AssertClose(model.Decode(LatentCodes.Move(absent, concept, -2)).Values, model.Apply(without, concept, -2).Values);
        GenerationTests.AssertClose(model.Reconstruct(with).Values, model.Apply(with, concept, 0).Values);
    }

    [Theory]
    [InlineData(Small)]
    [InlineData(Flow)]
    public void A_traversal_moves_one_dimension_of_a_samples_code(string attributes)
    {
        using var model = Trained(attributes);
        var sample = Bars.Create(1, seed: 6);
        var code = model.LatentMean(sample);
        var walk = model.Traverse(sample[0], 2, -3, 3, 7);
        Assert.Equal(7, walk.Count);
        for (var step = 0; step < 7; step++)
        {
            var moved = code.Values.ToArray();
            moved[2] = step - 3;
            GenerationTests.AssertClose(model.Decode(new SampleSet(moved, 4)).Values, walk[step]);
        }
    }

    [Fact]
    public void A_conditional_model_keeps_each_samples_condition()
    {
        using var model = LiveModels.Create<ILabelledModel>(Small + "[Condition(Classes = 3)]", ILabelledModel.Members);
        var data = Bars.Create(6).WithLabels([0, 1, 2, 0, 1, 2]);
        var codes = model.LatentMean(data);
        var reconstructed = model.Reconstruct(data);
        GenerationTests.AssertClose(reconstructed.Values, model.Apply(data, new float[4]).Values);
        GenerationTests.AssertClose(reconstructed[4], model.Decode(new SampleSet(codes[4].ToArray(), 4), label: 1).Values);
        var pixels = new float[64];
        data.Read(5, pixels);
        GenerationTests.AssertClose(reconstructed[5], model.Traverse(pixels, 1, codes[5][1], codes[5][1] + 1, 2, label: 2)[0]);
        Assert.Equal(4, model.Concept(data, data).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Decode(codes, label: 3));
    }

    [Fact]
    public void What_is_no_code_no_dimension_or_no_sample_is_refused()
    {
        using var model = LiveModels.Create(Small);
        var data = Bars.Create(2);
        Assert.Throws<ShapeException>(() => model.Decode(data));
        Assert.Throws<DataException>(() => model.Decode(new SampleSet([1, 2, float.NaN, 4], 4)));
        Assert.Throws<DataException>(() => model.Concept(data, data.Take(0)));
        Assert.Throws<ShapeException>(() => model.Apply(data, [1, 2, 3]));
        Assert.Throws<DataException>(() => model.Apply(data, [1, 2, 3, float.PositiveInfinity]));
        Assert.Throws<ArgumentOutOfRangeException>("dimension", () => model.Traverse(data[0], 4, 0, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("dimension", () => model.Traverse(data[0], -1, 0, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => model.Traverse(data[0], 0, 0, 1, 1));
        Assert.Throws<ShapeException>(() => model.Traverse(data[0][1..], 0, 0, 1, 2));
    }

    // a few steps, so that batch norm has statistics of its own
    private static ILiveModel Trained(string attributes)
    {
        var model = LiveModels.Create(attributes);
        model.Train(Bars.Create(128), new TrainingOptions { Epochs = 1 });
        return model;
    }
}
