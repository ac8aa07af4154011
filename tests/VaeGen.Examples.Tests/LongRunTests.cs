using System.Globalization;

namespace VaeGen.Examples.Tests;

/// <summary>A long training run holds no more at its end than soon after its start.</summary>
public sealed class LongRunTests : IDisposable
{
    private const int Steps = 200_000;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Resident_memory_and_live_tensors_stay_what_they_are_over_200_000_steps()
    {
        (await DigitsProgram.RunOtherAsync("VaeGen.LongRun.dll", $"{Steps}", folder.Full)).Succeeded();
        Keep("memory.csv", "memory.svg");
        var lines = await File.ReadAllLinesAsync(folder["memory.csv"], TestContext.Current.CancellationToken);
        var samples = lines.Skip(1)
            .Select(line => line.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .Select(numbers => (Step: numbers[0], Resident: numbers[1], Tensors: numbers[2])).ToList();
        Assert.Equal(Enumerable.Range(1, 200).Select(count => count * 1000.0), samples.Select(sample => sample.Step));

        // the first quarter is for the compiler, the pool and the collector to find their sizes
        var steady = samples.Where(sample => sample.Step > Steps / 4).ToList();
        Assert.InRange(steady[0].Tensors, 10, 1000);
        Assert.Equal(0, Slope([.. steady.Select(sample => (sample.Step, sample.Tensors))]));

        // A tensor that each step forgot would be some 800 bytes a step. What the collector takes more or less at a time, 2 or 3 MiB, is 20 to 30.
        var bytes = Slope([.. steady.Select(sample => (sample.Step, sample.Resident))]);
        Assert.True(bytes < 100, $"Resident memory grows by {bytes:F1} bytes a step; see {Kept}.");
    }

    private static string Kept => Path.Combine(AppContext.BaseDirectory, "long-run");

    // of the line through the points with the least squares
    private static double Slope(IReadOnlyList<(double X, double Y)> points)
    {
        var (x, y) = (points.Average(point => point.X), points.Average(point => point.Y));
        return points.Sum(point => (point.X - x) * (point.Y - y)) / points.Sum(point => (point.X - x) * (point.X - x));
    }

    private void Keep(params string[] names)
    {
        Directory.CreateDirectory(Kept);
        foreach (var name in names)
        {
            File.Copy(folder[name], Path.Combine(Kept, name), overwrite: true);
        }
    }
}
