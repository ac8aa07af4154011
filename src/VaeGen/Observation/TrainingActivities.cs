using System.Diagnostics;

namespace VaeGen;

/// <summary>The activities of one run that are open: the run's, the epoch's in it, and a validation's or a checkpoint's in that. None is made while nobody listens.</summary>
internal sealed class TrainingActivities
{
    private Activity? run;
    private Activity? epoch;
    private Activity? inner;

    public void BeginRun(string model, int samples, TrainingSettings settings)
    {
        run = TrainingTelemetry.Source.StartActivity("vaegen.training");
        run?.SetTag(TrainingTelemetry.ModelTag, model);
        run?.SetTag("vaegen.training.sample_count", samples);
        run?.SetTag("vaegen.training.epoch_count", settings.Epochs);
        run?.SetTag("vaegen.training.batch_size", settings.BatchSize);
        run?.SetTag("vaegen.training.seed", settings.Seed);
    }

    public void BeginEpoch(int number)
    {
        epoch?.Stop(); // one that the run has gone back from
        epoch = TrainingTelemetry.Source.StartActivity("vaegen.epoch");
        epoch?.SetTag("vaegen.training.epoch", number);
    }

    public void EndEpoch(in LossSummary train) => End(ref epoch, train);

    public void BeginValidation(long step) => inner ??= Begin("vaegen.validation", step);

    public void EndValidation(in LossSummary summary) => End(ref inner, summary);

    public void BeginCheckpoint(long step) => inner = Begin("vaegen.checkpoint", step);

    public void EndCheckpoint(string path)
    {
        inner?.SetTag("vaegen.training.checkpoint", path);
        End(ref inner);
    }

    public void RolledBack(NonFiniteLossException error) => run?.AddException(error);

    /// <summary>Ends whatever is open.</summary>
    /// <param name="stop">How the run has ended.</param>
    public void EndRun(TrainingStop stop)
    {
        run?.SetTag("vaegen.training.step", stop.StepsDone);
        run?.SetTag("vaegen.training.end", stop.Reason);
        foreach (var open in (ReadOnlySpan<Activity?>)[inner, epoch, run])
        {
            if (stop.HasFailed)
            {
                open?.SetStatus(ActivityStatusCode.Error, stop.Error?.Message ?? "The training loop was left by an error of its own.");
            }
            if (stop is { HasFailed: true, Error: { } error })
            {
                open?.SetTag("error.type", error.GetType().FullName);
            }
            open?.Stop();
        }
        (run, epoch, inner) = (null, null, null);
    }

    private static Activity? Begin(string name, long step)
    {
        var activity = TrainingTelemetry.Source.StartActivity(name);
        activity?.SetTag("vaegen.training.step", step);
        return activity;
    }

    private static void End(ref Activity? activity, in LossSummary summary)
    {
        activity?.SetTag("vaegen.training.loss", summary.Loss);
        activity?.SetTag("vaegen.training.reconstruction", summary.Reconstruction);
        activity?.SetTag("vaegen.training.kl", summary.Kl);
        End(ref activity);
    }

    private static void End(ref Activity? activity)
    {
        activity?.Stop();
        activity = null;
    }
}
