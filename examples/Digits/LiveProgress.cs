using System.Globalization;
using Spectre.Console;
using VaeGen;

namespace Digits;

/// <summary>What stays at the bottom of a terminal while the model learns: a bar with the time that is left, and the epoch's losses so far below it.</summary>
internal sealed class LiveProgress(TrainingSettings settings) : IProgress<TrainingProgress>
{
    private static readonly TimeSpan shortest = TimeSpan.FromMilliseconds(50);

    private ProgressTask? task;
    private TimeSpan shown = -shortest;
    private string losses = "";

    /// <summary>Shows it while something runs.</summary>
    public void Run(Action<IProgress<TrainingProgress>> run) => AnsiConsole.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn { Width = Math.Clamp(AnsiConsole.Profile.Width - 52, 4, 40) }, new PercentageColumn())
        .UseRenderHook((bar, _) => new Rows(bar, new Padder(new Text(losses), new Padding(0, 0))))
        .Start(context =>
        {
            task = context.AddTask("reading");
            run(this);
        });

    public void Report(TrainingProgress value)
    {
        // faster than anybody reads it costs more than it tells
        if (value.Completed is null && value.Elapsed - shown < shortest)
        {
            return;
        }
        shown = value.Elapsed;
        task!.MaxValue = (double)value.Epochs * value.Steps;
        task.Value = value.StepsDone;
        task.Description = string.Create(CultureInfo.InvariantCulture, $"epoch {value.Epoch} of {value.Epochs}, {Text(value.Remaining)} left");
        losses = Losses(value);
    }

    private static string Text(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss}")
        : time.ToString(@"m\:ss", CultureInfo.InvariantCulture);

    // from the most to the least wanted, as many as the terminal has room for in one line
    private string Losses(TrainingProgress value)
    {
        List<string> parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"ELBO {value.Train.Elbo:F2} = {-value.Train.Reconstruction:F2} − {value.Train.Kl:F2}"),
            string.Create(CultureInfo.InvariantCulture, $"{value.SamplesPerSecond:N0} images/s"),
        ];
        if (value.LearningRate != settings.LearningRate)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"learning rate {value.LearningRate:G3}"));
        }
        var line = parts[0];
        foreach (var part in parts.Skip(1).TakeWhile(part => line.Length + 3 + part.Length < AnsiConsole.Profile.Width))
        {
            line += $"   {part}";
        }
        return line;
    }
}
