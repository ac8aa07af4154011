namespace VaeGen.Generators.Tests;

/// <summary>SaveDecoder and the class Decoder: the same samples without the encoder, and one clear error for any other file.</summary>
[Collection(LiveTests.Name)]
public sealed class DecoderTests
{
    private const string Dense = "[Input(8, 8)] [Encoder(Layers = [24, 16], Dropout = 0.2)] [Latent(Dim = 4)] ";
    private const string Map = "[Input(8, 8)] [Encoder(Channels = [4, 6], Blocks = 1, Norm = Norm.Batch)] [Latent(Dim = 4)] ";

    [Theory]
    [InlineData(Dense)]
    [InlineData(Dense + "[KlWeight(0)]")]
    [InlineData(Map + "[Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.PerElement)]")]
    [InlineData(Dense + "[Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.Shared)]")]
    [InlineData(Dense + "[Reconstruction(Likelihood.ContinuousBernoulli)]")]
    [InlineData(Dense + "[Reconstruction(Likelihood.Categorical)]")]
    [InlineData(Dense + "[Reconstruction(Likelihood.DiscretizedLogisticMixture, Components = 3)]")]
    [InlineData("[Input(8, 8)] [Encoder(Layers = [24], Norm = Norm.Group)] [Latent(Dim = 4, Prior = Prior.Mixture)]")]
    [InlineData("[Input(8, 8)] [Encoder(Layers = [24], Dropout = 0.2)] [Latent(Dim = 4, Prior = Prior.Vamp)]")]
    [InlineData("[Input(8, 8)] [Encoder(Layers = [24])] [Latent(Dim = 4, Prior = Prior.Vamp, Posterior = Posterior.FullCovariance)]")]
    [InlineData("[Input(8, 8)] [Encoder(Layers = [24])] [Latent(Dim = 4, Posterior = Posterior.InverseAutoregressive)]")]
    public void A_decoder_alone_makes_what_the_whole_model_makes(string attributes)
    {
        using var model = Trained(attributes);
        using var file = new TemporaryFile();
        model.SaveDecoder(file.Path);
        TorchSharp.torch.manual_seed(7);
        GenerationTests.AssertClose(model.Sample(40).Values, model.DecoderSample(file.Path, 40).Values);
        var codes = model.LatentMean(Bars.Create(20));
        Assert.Equal(model.Decode(codes).Values, model.DecoderDecode(file.Path, codes).Values);
        Assert.True(model.DecoderParameters(file.Path) > 0);
    }

    [Theory]
    [InlineData("[Input(8, 8)] [Encoder(Layers = [24])] [Condition(Classes = 3)] [Latent(Dim = 4)]")]
    [InlineData("[Input(8, 8)] [Encoder(Layers = [24])] [Condition(Classes = 3)] [Latent(Dim = 4, Prior = Prior.Vamp)]")]
    public void A_conditional_decoder_is_told_the_condition(string attributes)
    {
        using var model = LiveModels.Create<ILabelledDecoderModel>(attributes, ILabelledDecoderModel.Members);
        using var file = new TemporaryFile();
        model.SaveDecoder(file.Path);
        TorchSharp.torch.manual_seed(7);
        var samples = model.Sample(label: 1, 40);
        GenerationTests.AssertClose(samples.Values, model.DecoderSample(file.Path, label: 1, 40).Values);
        Assert.NotEqual(samples.Values, model.DecoderSample(file.Path, label: 2, 40).Values);
        var codes = new SampleSet([1, 2, 3, 4], 4);
        Assert.Equal(model.Decode(codes, label: 2).Values, model.DecoderDecode(file.Path, codes, label: 2).Values);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.DecoderSample(file.Path, label: 3, 1));
    }

    [Fact]
    public void The_file_holds_the_decoders_layers_and_nothing_of_the_encoder()
    {
        using var model = Trained(Dense);
        using var file = new TemporaryFile();
        model.SaveDecoder(file.Path);
        Assert.Equal(
            ["decoder0.bias", "decoder0.weight", "decoder1.bias", "decoder1.weight", "reconstruction.bias", "reconstruction.weight"],
            ModelFile.Load(file.Path).Names);
        Assert.Equal((4 * 16) + 16 + (16 * 24) + 24 + (24 * 64) + 64, model.DecoderParameters(file.Path));
    }

    [Fact]
    public void Saving_a_decoder_changes_neither_the_model_nor_the_random_numbers()
    {
        using var model = Trained(Dense);
        using var file = new TemporaryFile();
        TorchSharp.torch.manual_seed(3);
        var before = model.Sample(5).Values;
        TorchSharp.torch.manual_seed(3);
        model.SaveDecoder(file.Path);
        Assert.Equal(before, model.Sample(5).Values);
    }

    [Fact]
    public void Any_other_file_is_refused_by_what_it_is()
    {
        using var model = Trained(Dense);
        using var file = new TemporaryFile();

        model.Save(file.Path);
        var whole = Assert.Throws<ModelFileException>(() => model.DecoderSample(file.Path, 1));
        Assert.EndsWith("holds a whole model, expected a decoder alone: the decoder of Model.", whole.Message, StringComparison.Ordinal);

        model.SaveDecoder(file.Path);
        var part = Assert.Throws<ModelFileException>(() => model.Reload(file.Path));
        Assert.EndsWith("holds a decoder alone, expected a whole model: Model.", part.Message, StringComparison.Ordinal);

        using var wider = Trained("[Input(8, 8)] [Encoder(Layers = [24, 17])] [Latent(Dim = 4)]");
        var other = Assert.Throws<ModelFileException>(() => wider.DecoderSample(file.Path, 1));
        Assert.EndsWith("holds another model: decoder.layers is [16,24] in the file, [17,24] in the decoder of Model.", other.Message, StringComparison.Ordinal);

        File.WriteAllBytes(file.Path, File.ReadAllBytes(file.Path)[..^1]);
        Assert.Throws<ModelFileException>(() => model.DecoderSample(file.Path, 1));
    }

    [Fact]
    public void Another_encoder_does_not_matter_to_a_decoder()
    {
        using var model = Trained("[Input(8, 8)] [Encoder(Layers = [30], Activation = Activation.Tanh)] [Decoder(Layers = [16, 24], Activation = Activation.Relu)] [Latent(Dim = 4)]");
        using var other = Trained("[Input(8, 8)] [Encoder(Layers = [24, 16])] [Latent(Dim = 4)]");
        using var file = new TemporaryFile();
        model.SaveDecoder(file.Path);
        Assert.Equal(model.DecoderSample(file.Path, 3).Values, other.DecoderSample(file.Path, 3).Values);
    }

    [Fact]
    public void Layers_of_the_users_own_that_no_body_calls_stay_behind()
    {
        using var model = LiveModels.Create<IDecoderModel>(Dense, IDecoderModel.Members + """

            private TorchSharp.Modules.Linear judge = null!;

            private void CreateLayers(torch.Device? device) => register_module(nameof(judge), judge = torch.nn.Linear(64, 1, device: device));

            private torch.Tensor ExtraLoss(in Output output, torch.Tensor x) => judge.forward(x).mean();
            """);
        using var file = new TemporaryFile();
        model.SaveDecoder(file.Path);
        Assert.DoesNotContain("judge.weight", ModelFile.Load(file.Path).Names);
        Assert.True(model.DecoderParameters(file.Path) > 0);
    }

    [Fact]
    public void A_body_of_the_users_own_is_refused_by_a_sentence()
    {
        using var model = LiveModels.Create<IOwnDecoder>(
            "[Input(8, 8)] [Encoder(Layers = [24])] [Decoder(Layers = [4])] [Latent(Dim = 4)]", "private torch.Tensor DecoderBody(torch.Tensor z) => z.tanh();");
        using var file = new TemporaryFile();
        var error = Assert.Throws<NotSupportedException>(() => model.SaveDecoder(file.Path));
        Assert.Equal("Model has a DecoderBody, which belongs to the whole class: its decoder cannot be saved alone. Use Save.", error.Message);
    }

    // a few steps, so that batch norm has statistics of its own
    private static IDecoderModel Trained(string attributes)
    {
        var model = LiveModels.Create<IDecoderModel>(attributes, IDecoderModel.Members);
        model.Train(Bars.Create(128), new TrainingOptions { Epochs = 1 });
        return model;
    }
}

/// <summary>A model without a class Decoder.</summary>
public interface IOwnDecoder : IDisposable
{
    void SaveDecoder(string path);
}
