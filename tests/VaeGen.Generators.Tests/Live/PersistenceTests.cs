namespace VaeGen.Generators.Tests;

/// <summary>Save and Load: the same bits back, and a typed error that says what is wrong with any other file.</summary>
[Collection(LiveTests.Name)]
public sealed class PersistenceTests
{
    private const string Declared = "[Input(8, 8)] [Encoder(Layers = [24, 16])] [Latent(Dim = 4)]";

    [Theory]
    [InlineData(Declared)]
    [InlineData("[Input(64)] [Encoder(Layers = [10], Dropout = 0.5)] [Decoder(Layers = [9, 8])] [Latent(Dim = 2)] [Reconstruction(Likelihood.Gaussian, Variance = 0.05)]")]
    public void A_loaded_model_gives_the_saved_ones_outputs_bit_for_bit(string attributes)
    {
        using var saved = LiveModels.Create(attributes);
        saved.Train(Bars.Create(100), new TrainingOptions { Epochs = 1 });
        using var file = new TemporaryFile();
        saved.Save(file.Path);

        TorchSharp.torch.manual_seed(99); // other fresh weights than the saved model had
        using var loaded = saved.Reload(file.Path);
        var data = Bars.Create(20, seed: 2);
        Assert.Equal(saved.Reconstruct(data).Values, loaded.Reconstruct(data).Values);
        Assert.Equal(saved.LatentMean(data).Values, loaded.LatentMean(data).Values);
        Assert.Equal(Sampled(saved), Sampled(loaded));

        using var again = new TemporaryFile();
        loaded.Save(again.Path);
        Assert.Equal(File.ReadAllBytes(file.Path), File.ReadAllBytes(again.Path));

        static float[] Sampled(ILiveModel model)
        {
            TorchSharp.torch.manual_seed(4);
            return model.Sample(5).Values;
        }
    }

    [Fact]
    public void A_loaded_model_goes_on_training()
    {
        using var saved = LiveModels.Create(Declared);
        saved.Train(Bars.Create(512), new TrainingOptions { Epochs = 3 });
        using var file = new TemporaryFile();
        saved.Save(file.Path);
        using var loaded = saved.Reload(file.Path);
        var before = loaded.Evaluate(Bars.Create(100, seed: 2)).Loss;
        loaded.Train(Bars.Create(512), new TrainingOptions { Epochs = 5 });
        Assert.True(loaded.Evaluate(Bars.Create(100, seed: 2)).Loss < before);
    }

    [Fact]
    public void The_file_holds_the_declaration_and_every_weight_under_its_fields_name()
    {
        using var model = LiveModels.Create(Declared);
        using var path = new TemporaryFile();
        model.Save(path.Path);
        var file = ModelFile.Load(path.Path);
        Assert.Equal(model.DeclaredAs, file.Declaration);
        (string Name, long Out, long In)[] layers =
        [
            ("encoder0", 24, 64), ("encoder1", 16, 24), ("latentMean", 4, 16), ("latentLogVariance", 4, 16),
            ("decoder0", 16, 4), ("decoder1", 24, 16), ("reconstruction", 64, 24),
        ];
        foreach (var (name, rows, columns) in layers)
        {
            Assert.Equal(rows * columns, file.Values($"{name}.weight", [rows, columns]).Length);
            Assert.Equal(rows, file.Values($"{name}.bias", [rows]).Length);
        }
    }

    [Theory]
    [InlineData("[Input(8, 8)] [Encoder(Layers = [24, 17])] [Latent(Dim = 4)]", "17")]
    [InlineData("[Input(8, 8)] [Encoder(Layers = [24, 16], Activation = Activation.Tanh)] [Latent(Dim = 4)]", "tanh")]
    [InlineData("[Input(8, 8)] [Encoder(Layers = [24, 16])] [Latent(Dim = 5)]", "5")]
    [InlineData("[Input(8, 8)] [Encoder(Layers = [24, 16])] [Latent(Dim = 4)] [Reconstruction(Likelihood.Gaussian)]", "gaussian")]
    public void The_file_of_another_declaration_is_refused_and_the_difference_named(string other, string difference)
    {
        using var saved = LiveModels.Create(other);
        using var file = new TemporaryFile();
        saved.Save(file.Path);
        using var model = LiveModels.Create(Declared);
        var error = Assert.Throws<ModelFileException>(() => model.Reload(file.Path));
        Assert.Contains(Path.GetFileName(file.Path), error.Message, StringComparison.Ordinal);
        Assert.Contains(difference, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void How_a_model_is_trained_is_no_part_of_what_its_file_must_match()
    {
        using var saved = LiveModels.Create(Declared + "[Training(Epochs = 3, Seed = 8)] [KlWeight(2)]");
        using var file = new TemporaryFile();
        saved.Save(file.Path);
        using var model = LiveModels.Create(Declared);
        using var loaded = model.Reload(file.Path);
        Assert.Equal(saved.LatentMean(Bars.Create(3)).Values, loaded.LatentMean(Bars.Create(3)).Values);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(500)]
    [InlineData(-1)]
    public void A_truncated_file_is_refused(int length)
    {
        using var model = LiveModels.Create(Declared);
        using var file = new TemporaryFile();
        model.Save(file.Path);
        var bytes = File.ReadAllBytes(file.Path);
        File.WriteAllBytes(file.Path, bytes[..(length < 0 ? bytes.Length + length : length)]);
        Assert.Throws<ModelFileException>(() => model.Reload(file.Path));
    }
}
