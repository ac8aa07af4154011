namespace VaeGen.Examples.Tests;

public sealed class JsonOutputTests(ShippedTraining training)
{
    [Fact]
    public void Every_line_is_an_object_an_epoch_each_and_then_done()
    {
        var run = training.Run.Succeeded();
        Assert.Equal(ShippedTraining.Epochs + 1, run.Output.Count);
        Assert.Equal(Enumerable.Range(1, ShippedTraining.Epochs), JsonLines.Epochs(run.Output).Select(line => line.Epoch));
    }

    [Fact]
    public void The_last_line_names_the_files_and_they_exist()
    {
        var files = JsonLines.Files(training.Run.Output[^1]);
        Assert.Equal(["digits.safetensors", "decoder.safetensors", "samples.png", "reconstructions.png", "interpolations.png", "report.html"], files.Select(Path.GetFileName));
        Assert.All(files, file => Assert.Equal(training.Out, Path.GetDirectoryName(file)));
        Assert.All(files, file => Assert.True(File.Exists(file), file));
        // nothing else is left behind: no probe, no half-written file
        Assert.Equal(files.Order(StringComparer.Ordinal), Directory.GetFiles(training.Out).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_loss_is_the_sum_of_its_two_parts()
    {
        foreach (var line in JsonLines.Epochs(training.Run.Output))
        {
            Assert.All([line.Train, line.Validation], losses =>
            {
                Assert.InRange(losses.Loss - losses.Reconstruction - losses.Kl, -1e-3, 1e-3);
                Assert.Equal(-losses.Loss, losses.Elbo, 1e-3);
                Assert.True(losses.Kl > 0);
            });
            Assert.True(line.ImagesPerSecond > 0);
        }
    }

    [Fact]
    public void The_losses_fall()
    {
        var epochs = JsonLines.Epochs(training.Run.Output);
        Assert.True(epochs[^1].Train.Loss < epochs[0].Train.Loss);
        Assert.True(epochs[^1].Validation.Loss < epochs[0].Validation.Loss);
        // 784 pixels at a guess cost ln 2 each, 543 nats; two epochs leave well under half of that
        Assert.InRange(epochs[^1].Validation.Loss, 50, 220);
    }
}
