using System.Globalization;
using Spectre.Console;
using VaeGen;

namespace Digits;

/// <summary>A progress bar and a table that grows by a line an epoch; plain lines when the output is no terminal.</summary>
internal sealed class ConsoleReport : IReport
{
    private const string Header = "epoch    held-out ELBO = reconstruction −    KL   training ELBO   images/s";

    public bool Training(DigitData digits, TrainingSettings settings, Func<IProgress<TrainingProgress>, TrainingHistory> fit)
    {
        WriteLine($"{digits.Train.Count:N0} digits to learn from, {digits.HeldOut.Count:N0} held out; {settings.Epochs} epochs of batches of {settings.BatchSize}.");
        WriteLine("ELBO, reconstruction and KL are in nats a digit.");
        WriteLine(Header);
        try
        {
            TrainingHistory? history = null;
            if (Console.IsOutputRedirected)
            {
                history = fit(new Lines());
            }
            else
            {
                AnsiConsole.Progress()
                    .AutoClear(true)
                    .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                    .Start(context => history = fit(new Bar(context.AddTask("training"))));
            }
            foreach (var damaged in history!.SkippedCheckpoints)
            {
                WriteLine($"passed over {damaged.Message}");
            }
            if (history.ResumedFrom is { } checkpoint)
            {
                WriteLine($"went on from {checkpoint}");
            }
            return true;
        }
        catch (OperationCanceledException)
        {
            WriteLine("Stopped; saving what has been learned.");
            return false;
        }
    }

    public void Likelihood(int draws, double logLikelihood) =>
        WriteLine(string.Create(CultureInfo.InvariantCulture, $"held-out log p(x) = {logLikelihood:F2} nats a digit, by {draws} draws each"));

    public void Done(IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            WriteLine($"wrote {file}");
        }
    }

    private static void WriteLine(string line) => AnsiConsole.Console.Profile.Out.Writer.WriteLine(line);

    // the ELBO whatever the objective weighs or adds, so that models compare; what else it is goes on a line of its own
    private static string Row(EpochReport epoch)
    {
        var heldOut = epoch.Validation!.Value;
        var row = string.Create(CultureInfo.InvariantCulture,
            $"{epoch.Epoch,5}{heldOut.Elbo,17:F2}{-heldOut.Reconstruction,17:F2}{heldOut.Kl,8:F2}{epoch.Train.Elbo,16:F2}{epoch.SamplesPerSecond,11:N0}");
        var terms = heldOut.Terms.Select(term => string.Create(CultureInfo.InvariantCulture, $"{term.Key} {term.Value:F2}")).ToList();
        if (terms.Count == 0 && Math.Abs(heldOut.Loss + heldOut.Elbo) >= 0.005)
        {
            terms.Add(string.Create(CultureInfo.InvariantCulture, $"loss {heldOut.Loss:F2}"));
        }
        return terms.Count == 0 ? row : $"{row}{Environment.NewLine}      {string.Join(", ", terms)}";
    }

    private sealed class Lines : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Completed is { } epoch)
            {
                WriteLine(Row(epoch));
            }
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.MaxValue = (double)value.Epochs * value.Steps;
            task.Value = (value.Epoch - 1.0) * value.Steps + value.Step;
            task.Description = $"epoch {value.Epoch} of {value.Epochs}";
            if (value.Completed is { } epoch)
            {
                AnsiConsole.WriteLine(Row(epoch)); // above the bar
            }
        }
    }
}
