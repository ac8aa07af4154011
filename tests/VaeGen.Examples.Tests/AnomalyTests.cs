using System.Globalization;

namespace VaeGen.Examples.Tests;

public sealed class AnomalyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_model_tells_unusual_ground_better_than_principal_components_do()
    {
        var run = (await DigitsProgram.RunOtherAsync("Anomaly.dll", "--epochs", "60", "--draws", "20", "--out", folder["out"])).Succeeded();
        Assert.StartsWith("2,933 places of usual ground to learn from; 1,466 more and 2,036 of other ground to tell apart.", run.Output[0], StringComparison.Ordinal);

        // less than the 200 epochs of the program, and so less than it reaches
        var model = Figures(run.Output[3]);
        Assert.InRange(model.Roc, 0.8, 0.9);
        Assert.All(run.Output.Skip(4).Take(3), line => Assert.True(model.Roc > Figures(line).Roc && model.Precision > Figures(line).Precision, line));

        // what was printed is what the scores say
        var scores = (await File.ReadAllLinesAsync(folder["out/scores.csv"], TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(1466 + 2036, scores.Length);
        double[] values = [.. scores.Select(cells => double.Parse(cells[1], CultureInfo.InvariantCulture))];
        bool[] labels = [.. scores.Select(cells => cells[0] == "1")];
        Assert.Equal(model.Roc, AnomalyScores.AreaUnderRoc(values, labels), 0.0006);
        Assert.Equal(model.Precision, AnomalyScores.AveragePrecision(values, labels), 0.0006);

        var report = await File.ReadAllTextAsync(folder["out/report.html"], TestContext.Current.CancellationToken);
        Assert.Contains("<h1>Unusual ground</h1>", report, StringComparison.Ordinal);
        Assert.Contains(model.Roc.ToString("F3", CultureInfo.InvariantCulture), report, StringComparison.Ordinal);

        // what was saved scores new rows
        using var loaded = UnusualGround.GroundVae.Load(folder["out/ground.safetensors"]);
        var rows = TableSchema.Load(folder["out/ground.schema.json"]).Encode(CsvTable.Load(Path.Combine(AppContext.BaseDirectory, "data", "landsat.csv"))).Take(50);
        Assert.All(loaded.LogLikelihoods(rows, draws: 5), value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [InlineData("--epochs is '0', expected 1 or more.", "--epochs", "0")]
    [InlineData("--draws is 'many', expected 1 or more.", "--draws", "many")]
    public async Task A_bad_option_is_named(string message, params string[] options)
    {
        var run = await DigitsProgram.RunOtherAsync("Anomaly.dll", options);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal($"Anomaly: {message}", Assert.Single(run.Error));
    }

    private static (double Roc, double Precision) Figures(string line)
    {
        var cells = line[42..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (double.Parse(cells[0], CultureInfo.InvariantCulture), double.Parse(cells[1], CultureInfo.InvariantCulture));
    }
}
