using System.Globalization;

namespace VaeGen.Examples.Tests;

public sealed class PlainOutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder data = new();

    public void Dispose()
    {
        folder.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task A_header_a_line_an_epoch_and_the_files_are_printed()
    {
        DigitFiles.WriteFew(data);
        var run = (await DigitsProgram.RunAsync("--epochs", "2", "--batch", "64", "--data", data.Full, "--out", folder.Full)).Succeeded();
        var lines = new Queue<string>(run.Output);

        Assert.Equal("640 digits to learn from, 200 held out; 2 epochs of batches of 64.", lines.Dequeue());
        Assert.Contains("nats a digit", lines.Dequeue(), StringComparison.Ordinal);
        var header = lines.Dequeue();
        Assert.All(["held-out ELBO", "reconstruction", "KL"], column => Assert.Contains(column, header, StringComparison.Ordinal));

        for (var epoch = 1; epoch <= 2; epoch++)
        {
            var row = lines.Dequeue().Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(cell => double.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(6, row.Length);
            Assert.Equal(epoch, row[0]);
            var (elbo, reconstruction, kl) = (row[1], row[2], row[3]);
            Assert.True(elbo < 0 && reconstruction < 0 && kl > 0);
            Assert.Equal(reconstruction - kl, elbo, 0.02); // each is rounded to hundredths
        }

        Assert.Equal(
            ((string[])["digits.safetensors", "decoder.safetensors", "samples.png", "reconstructions.png", "interpolations.png", "report.html"]).Select(name => $"wrote {folder[name]}"),
            lines);
        AssertFits(run);
    }

    [Fact]
    public async Task What_the_objective_adds_is_on_a_line_of_its_own_below_the_ELBO()
    {
        DigitFiles.WriteFew(data);
        var run = (await DigitsProgram.RunAsync("--model", "tc", "--epochs", "1", "--data", data.Full, "--out", folder.Full)).Succeeded();
        var row = run.Output[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => double.Parse(cell, NumberStyles.Number, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(row[2] - row[3], row[1], 0.02);
        var terms = run.Output[4].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["MutualInformation", "TotalCorrelation", "DimensionKl"], terms.Where((_, i) => i % 2 == 0));

        // on the data set's own estimate, the three are the parts of the KL divergence
        var parts = terms.Where((_, i) => i % 2 == 1).Select(value => double.Parse(value, NumberStyles.Number, CultureInfo.InvariantCulture));
        Assert.InRange(parts.Sum() - row[3], -2, 2);
        AssertFits(run);
    }

    [Theory]
    [InlineData("beta")]
    [InlineData("iwae")]
    public async Task A_loss_that_is_not_the_negative_ELBO_is_on_a_line_below_it(string model)
    {
        DigitFiles.WriteFew(data);
        var run = (await DigitsProgram.RunAsync("--model", model, "--epochs", "1", "--data", data.Full, "--out", folder.Full)).Succeeded();
        Assert.Matches(@"^      loss \d+\.\d\d$", run.Output[4]);
        AssertFits(run);
    }

    private static void AssertFits(ProgramRun run)
    {
        // as wide as the narrowest terminals, but for the files' names
        Assert.DoesNotContain(run.Output, line => line.Length >= 80 && !line.StartsWith("wrote ", StringComparison.Ordinal));
        // no control characters where no terminal reads them
        Assert.DoesNotContain(run.Output, line => line.Any(char.IsControl));
    }
}
