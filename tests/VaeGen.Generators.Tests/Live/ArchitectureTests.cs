namespace VaeGen.Generators.Tests;

/// <summary>Whatever the size of the sample and the geometry of the stages, a decoder ends exactly at the sample's size; and batch norm's state is the model's.</summary>
[Collection(LiveTests.Name)]
public sealed class ArchitectureTests
{
    public static TheoryData<string, string> Grid { get; } = new((
        from geometry in new (int Kernel, int Stride, int? Padding, int Stages)[]
        {
            (4, 2, null, 2), (3, 2, null, 3), (3, 1, null, 2), (5, 3, 0, 1), (2, 2, 0, 2), (7, 4, 3, 1), (1, 1, null, 1), (6, 2, 5, 1),
        }
        from input in new[] { "28, 20", "3, 13, 17", "1, 7, 7", "79, 9" }
        select (input, $"Channels = [{string.Join(", ", Enumerable.Range(2, geometry.Stages))}], Kernel = {geometry.Kernel}, Stride = {geometry.Stride}"
            + (geometry.Padding is { } padding ? $", Padding = {padding}" : ""))).Append(("1, 1", "Channels = [2, 3], Kernel = 3")).Append(("3, 48, 64", "Channels = [4, 4, 4, 4], Layers = [9]")));

    [Theory, MemberData(nameof(Grid))]
    public void Every_geometry_ends_at_the_samples_size(string input, string encoder)
    {
        using var model = LiveModels.Create<IShapedModel>($"[Input({input})] [Encoder({encoder})] [Latent(Dim = 2)]", IShapedModel.Members);
        long size = model.Expects.Size;
        Assert.Equal([[5, 2], [5, 2], [5, size]], model.Shapes(5, size));
        Assert.Equal([[3, 2], [3, 2], [3, size]], model.Shapes([3, .. model.Expects.Shape.ToArray()])); // images as they are
        Assert.Equal([[0, 2], [0, 2], [0, size]], model.Shapes(0, size));
    }

    [Fact]
    public void Batch_norm_saves_its_running_statistics_and_how_many_batches_they_are_of()
    {
        using var model = LiveModels.Create("[Input(8, 8)] [Encoder(Layers = [16], Norm = Norm.Batch)] [Latent(Dim = 2)]");
        model.Train(Bars.Create(100), new TrainingOptions { Epochs = 3, BatchSize = 50 });
        using var path = new TemporaryFile();
        model.Save(path.Path);
        var file = ModelFile.Load(path.Path);
        Assert.Equal([6L], file.Int64Values("encoder0Norm.num_batches_tracked", []));
        Assert.All(file.Values("encoder0Norm.running_var", [16]), variance => Assert.True(variance > 0));
        Assert.Contains(file.Values("encoder0Norm.running_mean", [16]), mean => mean != 0);
    }

    [Fact]
    public void Batch_norm_trains_on_no_batch_of_one_and_evaluates_one_sample()
    {
        using var model = LiveModels.Create("[Input(8, 8)] [Encoder(Layers = [16], Norm = Norm.Batch)] [Latent(Dim = 2)]");
        var history = model.Train(Bars.Create(9), new TrainingOptions { Epochs = 1, BatchSize = 4 });
        Assert.Equal(9, history.Epochs[0].Train.Count);
        Assert.Equal(1, model.Reconstruct(Bars.Create(1)).Count);

        Assert.Throws<DataException>(() => model.Train(Bars.Create(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Train(Bars.Create(9), new TrainingOptions { BatchSize = 1 }));
    }

    [Theory]
    [InlineData("Channels = [8], Layers = [24]", "encoder.channels")]
    [InlineData("Layers = [24], Norm = Norm.Batch", "encoder.norm")]
    public void The_file_of_another_architecture_is_refused(string encoder, string difference)
    {
        using var saved = LiveModels.Create($"[Input(8, 8)] [Encoder({encoder})] [Latent(Dim = 4)]");
        using var file = new TemporaryFile();
        saved.Save(file.Path);
        using var model = LiveModels.Create("[Input(8, 8)] [Encoder(Layers = [24])] [Latent(Dim = 4)]");
        Assert.Contains(difference, Assert.Throws<ModelFileException>(() => model.Reload(file.Path)).Message, StringComparison.Ordinal);
    }
}
