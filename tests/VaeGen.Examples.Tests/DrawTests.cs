using Digits;

namespace VaeGen.Examples.Tests;

/// <summary>examples/Draw, run as its users run it.</summary>
public sealed class DrawTests(ShippedTraining training) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_seed_gives_one_picture_and_another_seed_another()
    {
        foreach (var (name, seed) in new[] { ("first.png", "1"), ("again.png", "1"), ("other.png", "2") })
        {
            var run = (await RunAsync("--seed", seed, "--count", "12", "--out", folder[name])).Succeeded();
            Assert.Equal([$"wrote {folder[name]}"], run.Output);
        }
        Assert.Equal(Bytes("first.png"), Bytes("again.png"));
        Assert.NotEqual(Bytes("first.png"), Bytes("other.png"));
    }

    [Fact]
    public async Task The_shipped_decoder_draws_digits_that_the_model_takes_for_digits()
    {
        // what a decoder that knows digits draws, the trained model can draw again; what noise makes, it cannot
        using var model = DigitVae.Load(Path.Combine(training.Out, "digits.safetensors"));
        (await RunAsync("--count", "100", "--out", folder["drawn.png"])).Succeeded();
        var drawn = VaeGen.Tests.PngDecoder.Decode(Bytes("drawn.png"));
        Assert.Equal((10 * 58) + 2, drawn.Width);

        using var shipped = DigitVae.Decoder.Load(Path.Combine(AppContext.BaseDirectory, "decoder.safetensors"));
        TorchSharp.torch.manual_seed(1);
        var samples = shipped.Sample(100);
        using var fresh = new DigitVae();
        Assert.True(-model.Evaluate(samples).Elbo < -0.5 * model.Evaluate(fresh.Sample(100)).Elbo);
    }

    [Fact]
    public async Task The_decoder_that_a_training_leaves_is_taken()
    {
        (await RunAsync("--model", Path.Combine(training.Out, "decoder.safetensors"), "--out", folder["drawn.png"])).Succeeded();
        Assert.True(Bytes("drawn.png").Length > 1000);
    }

    [Theory]
    [InlineData("--count is '0', expected 1 or more.", "--count", "0")]
    [InlineData("--seed is 'x', expected a whole number.", "--seed", "x")]
    [InlineData("--out is '', expected a file.", "--out")]
    [InlineData("'--samples' is no option, expected --model, --count, --seed or --out.", "--samples", "3")]
    public async Task A_bad_option_is_named_in_one_line(string message, params string[] args)
    {
        var run = await RunAsync(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Equal([$"Draw: {message}"], run.Error);
    }

    [Fact]
    public async Task A_whole_model_is_refused_as_what_it_is()
    {
        var model = Path.Combine(training.Out, "digits.safetensors");
        var run = await RunAsync("--model", model);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal([$"Draw: {model}: holds a whole model, expected a decoder alone: the decoder of DigitVae."], run.Error);
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        var run = (await RunAsync("--help")).Succeeded();
        Assert.All((string[])["--model", "--count", "--seed", "--out"], option => Assert.Contains(run.Output, line => line.Contains(option, StringComparison.Ordinal)));
    }

    private static Task<ProgramRun> RunAsync(params string[] args) => DigitsProgram.RunOtherAsync("Draw.dll", args);

    private byte[] Bytes(string name) => File.ReadAllBytes(folder[name]);
}
