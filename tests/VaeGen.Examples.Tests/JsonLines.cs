using System.Text.Json;

namespace VaeGen.Examples.Tests;

/// <summary>Reads what the program prints with --json, as strictly as a program at the other end may.</summary>
internal static class JsonLines
{
    public static IReadOnlyList<EpochLine> Epochs(IEnumerable<string> lines) =>
        [.. lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).Where(line => Event(line) == "epoch").Select(Epoch)];

    public static string[] Files(string line)
    {
        var done = JsonSerializer.Deserialize<JsonElement>(line);
        Members(done, "event", "files");
        Assert.Equal("done", Event(done));
        return [.. done.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];
    }

    /// <summary>The path and the steps in the line that says what the run went on from; null where none does.</summary>
    public static (string? Path, int StepsDone)? Resumed(IEnumerable<string> lines)
    {
        var resumed = lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line)).Where(line => Event(line) == "resumed").ToList();
        if (resumed.Count == 0)
        {
            return null;
        }
        Members(Assert.Single(resumed), "event", "path", "stepsDone");
        return (resumed[0].GetProperty("path").GetString(), resumed[0].GetProperty("stepsDone").GetInt32());
    }

    private static string? Event(JsonElement line) => line.GetProperty("event").GetString();

    private static EpochLine Epoch(JsonElement line)
    {
        Members(line, "event", "epoch", "train", "validation", "imagesPerSecond");
        return new EpochLine(
            line.GetProperty("epoch").GetInt32(),
            Losses(line.GetProperty("train")),
            Losses(line.GetProperty("validation")),
            line.GetProperty("imagesPerSecond").GetDouble());
    }

    private static Losses Losses(JsonElement summary)
    {
        Members(summary, "loss", "elbo", "reconstruction", "kl");
        return new Losses(
            summary.GetProperty("loss").GetDouble(), summary.GetProperty("elbo").GetDouble(), summary.GetProperty("reconstruction").GetDouble(), summary.GetProperty("kl").GetDouble());
    }

    // these and no others, in this order
    private static void Members(JsonElement line, params string[] names) =>
        Assert.Equal(names, line.EnumerateObject().Select(member => member.Name));
}

internal sealed record EpochLine(int Epoch, Losses Train, Losses Validation, double ImagesPerSecond);

/// <summary>A loss, the bound and its parts, in nats a digit.</summary>
internal sealed record Losses(double Loss, double Elbo, double Reconstruction, double Kl);
