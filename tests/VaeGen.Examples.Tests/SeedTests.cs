namespace VaeGen.Examples.Tests;

public sealed class SeedTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder data = new();

    public SeedTests() => DigitFiles.WriteFew(data);

    public void Dispose()
    {
        folder.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task One_seed_gives_the_same_losses_and_model_every_time()
    {
        var first = await Train("first", "--seed", "7");
        var second = await Train("second", "--seed", "7");
        Assert.Equal(first.Losses, second.Losses);
        Assert.Equal(first.Model, second.Model);
    }

#if VAE_ENGINE_CPU // the native engine adds up in an order that depends on its threads
    [Fact]
    public async Task The_number_of_threads_changes_nothing()
    {
        var one = await Train("one", "--threads", "1");
        var two = await Train("two", "--threads", "2");
        Assert.Equal(one.Losses, two.Losses);
        Assert.Equal(one.Model, two.Model);
    }
#endif

    [Fact]
    public async Task Another_seed_gives_other_losses()
    {
        var seven = await Train("seven", "--seed", "7");
        var eight = await Train("eight", "--seed", "8");
        Assert.Equal(seven.Losses.Count, eight.Losses.Count);
        Assert.All(seven.Losses.Zip(eight.Losses), pair => Assert.NotEqual(pair.First.Loss, pair.Second.Loss));
    }

    private async Task<(IReadOnlyList<Losses> Losses, byte[] Model)> Train(string name, params string[] options)
    {
        var run = (await DigitsProgram.RunAsync(["--json", "--epochs", "2", "--data", data.Full, "--out", folder[name], .. options])).Succeeded();
        var losses = JsonLines.Epochs(run.Output).SelectMany(line => new[] { line.Train, line.Validation });
        return ([.. losses], await File.ReadAllBytesAsync(Path.Combine(folder[name], "digits.safetensors"), TestContext.Current.CancellationToken));
    }
}
