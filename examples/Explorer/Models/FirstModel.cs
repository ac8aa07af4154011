using System.Globalization;
using Digits;
using VaeGen;

namespace Explorer;

/// <summary>For somebody who has no model yet: digits that are learned in some seconds.</summary>
internal static class FirstModel
{
    private const int Epochs = 20;

    /// <summary>Trains the model of examples/Digits, shorter than that does, and saves it.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="say">Where progress goes, a line each.</param>
    /// <param name="cancellation">Ends the training; nothing is saved.</param>
    public static void Train(string path, Action<string> say, CancellationToken cancellation)
    {
        say("There is no model in out yet: learning handwritten digits first, for some seconds.");
        using var model = new DigitVae();
        model.Fit(DigitExamples.LoadShipped(), new TrainingOptions { Epochs = Epochs }, validation: null, new Lines(say), cancellation);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        model.Save(path);
        say($"wrote {path}; for a better one: dotnet run -c Release --project examples/Digits");
    }

    private sealed class Lines(Action<string> say) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Completed is { } epoch && (epoch.Epoch % 5 == 0 || epoch.Epoch == 1))
            {
                say(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch.Epoch} of {value.Epochs}: ELBO {epoch.Train.Elbo:F1} nats a digit"));
            }
        }
    }
}
