using System.Globalization;
using Spectre.Console;
using VaeGen;

namespace Digits;

/// <summary>A table that grows by a line an epoch, with a live bar below it; plain lines when the output is no terminal.</summary>
internal sealed class ConsoleReport : IReport
{
    private const string Header = "epoch    held-out ELBO = reconstruction −    KL   training ELBO   images/s";

    // where the table may be cut
    private static readonly int[] columnEnds = [22, 47, 63, 74];

    private static bool IsTerminal => !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities is { Ansi: true, Interactive: true };

    public bool Training(DigitData digits, TrainingSettings settings, Func<IProgress<TrainingProgress>, TrainingHistory> fit)
    {
        Say($"{digits.Train.Count:N0} digits to learn from, {digits.HeldOut.Count:N0} held out; {settings.Epochs} epochs of batches of {settings.BatchSize}.");
        Say("ELBO, reconstruction and KL are in nats a digit.");
        WriteLine(Cut(Header));
        try
        {
            if (IsTerminal)
            {
                new LiveProgress(settings).Run(bar => fit(new Table(Say, bar))); // lines go above the bar
            }
            else
            {
                fit(new Table(WriteLine, bar: null));
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

    // between words where a terminal is too narrow
    private static void Say(string line)
    {
        if (IsTerminal)
        {
            AnsiConsole.WriteLine(line);
        }
        else
        {
            WriteLine(line);
        }
    }

    private static void WriteLine(string line) => AnsiConsole.Console.Profile.Out.Writer.WriteLine(line);

    // as many columns as a narrow terminal has room for
    private static string Cut(string row)
    {
        var room = IsTerminal ? AnsiConsole.Profile.Width : int.MaxValue;
        return row[..Math.Min(row.Length, columnEnds.LastOrDefault(end => end <= room, columnEnds[0]))];
    }

    // the ELBO whatever the objective weighs or adds, so that models compare; what else it is goes on a line of its own
    private static string Row(EpochReport epoch)
    {
        var heldOut = epoch.Validation!.Value;
        var row = Cut(string.Create(CultureInfo.InvariantCulture,
            $"{epoch.Epoch,5}{heldOut.Elbo,17:F2}{-heldOut.Reconstruction,17:F2}{heldOut.Kl,8:F2}{epoch.Train.Elbo,16:F2}{epoch.SamplesPerSecond,11:N0}"));
        var terms = heldOut.Terms.Select(term => string.Create(CultureInfo.InvariantCulture, $"{term.Key} {term.Value:F2}")).ToList();
        if (terms.Count == 0 && Math.Abs(heldOut.Loss + heldOut.Elbo) >= 0.005)
        {
            terms.Add(string.Create(CultureInfo.InvariantCulture, $"loss {heldOut.Loss:F2}"));
        }
        return terms.Count == 0 ? row : $"{row}{Environment.NewLine}      {string.Join(", ", terms)}";
    }

    private sealed class Table(Action<string> write, IProgress<TrainingProgress>? bar) : ITrainingObserver
    {
        public void Begin(TrainingStart start)
        {
            foreach (var damaged in start.History.SkippedCheckpoints)
            {
                write($"passed over {damaged.Message}");
            }
            if (start.History.ResumedFrom is { } checkpoint)
            {
                write($"went on from {checkpoint}");
            }
        }

        public void Report(TrainingProgress value)
        {
            bar?.Report(value);
            if (value.Completed is { } epoch)
            {
                write(Row(epoch));
            }
        }

        public void RolledBack(NonFiniteLossException error, long stepsDone) => write($"{error.Message} Went back to it with half the learning rate.");
    }
}
