namespace VaeGen;

// what a run tells of itself: to its observer, and to whoever collects its instruments and activities
public sealed partial class TrainingRun
{
    private readonly TrainingActivities activities = new();
    private KeyValuePair<string, object?> model;
    private LossSummary lastBatch;
    private TimeSpan timeBeforeStep;
    private long validationBegan;
    private long checkpointBegan;
    private long stepsMade;
    private bool isAnnounced;
    private bool isOver;
    private bool hasEnded;
    private Exception? failure;

    private ITrainingObserver? Observer => progress as ITrainingObserver;

    private void BeginTelemetry()
    {
        model = new(TrainingTelemetry.ModelTag, samples.Model);
        activities.BeginRun(samples.Model, data.Count, Settings);
    }

    // the batches as they come, with a note of what ended them
    private IEnumerable<Batch> Watched(IEnumerable<Batch> batches)
    {
        using var each = batches.GetEnumerator();
        while (MoveNext(each))
        {
            yield return each.Current;
        }
        isOver = true;
    }

    private bool MoveNext(IEnumerator<Batch> batches)
    {
        try
        {
            Announce();
            return batches.MoveNext();
        }
        catch (Exception error)
        {
            failure ??= error;
            throw;
        }
    }

    // once what the run goes on from is known
    private void Announce()
    {
        if (!isAnnounced)
        {
            isAnnounced = true;
            stepsMade = Done; // none is under way
            Observer?.Begin(new TrainingStart(samples.Model, data.Count, validation?.Count ?? 0, steps, stepsMade, History));
        }
    }

    private NonFiniteLossException Failed(NonFiniteLossException error)
    {
        failure = error;
        return error;
    }

    private void NoteEpochBegins()
    {
        activities.BeginEpoch(epoch);
        timeBeforeStep = trainingTime;
    }

    private void NoteLoss(int count, double loss, double reconstruction, double kl, ReadOnlySpan<(string Name, double Value)> further)
    {
        if (progress is not null || TrainingTelemetry.StepsAreMeasured)
        {
            lastBatch = default(LossSummary).Add(count, loss, reconstruction, kl, further);
        }
    }

    private void NoteStep()
    {
        if (TrainingTelemetry.StepsAreMeasured)
        {
            TrainingTelemetry.Steps.Add(1, model);
            TrainingTelemetry.Samples.Add(lastBatch.Count, model);
            TrainingTelemetry.StepDuration.Record((trainingTime - timeBeforeStep).TotalSeconds, model);
            TrainingTelemetry.Loss.Record(lastBatch.Loss, model);
            TrainingTelemetry.Reconstruction.Record(lastBatch.Reconstruction, model);
            TrainingTelemetry.Kl.Record(lastBatch.Kl, model);
            TrainingTelemetry.LearningRate.Record(LearningRate, model);
        }
        timeBeforeStep = trainingTime;
        stepsMade = Done;
    }

    private void NoteEpochEnds()
    {
        activities.EndEpoch(train);
        TrainingTelemetry.Epochs.Add(1, model);
    }

    private void NoteValidationBegins()
    {
        activities.BeginValidation(Done);
        validationBegan = clock.GetTimestamp();
    }

    private void NoteValidationEnds(in LossSummary summary)
    {
        activities.EndValidation(summary);
        TrainingTelemetry.ValidationLoss.Record(summary.Loss, model);
        TrainingTelemetry.ValidationDuration.Record(clock.GetElapsedTime(validationBegan).TotalSeconds, model);
    }

    private void NoteCheckpointBegins()
    {
        Announce();
        activities.BeginCheckpoint(Done);
        checkpointBegan = clock.GetTimestamp();
    }

    private void NoteCheckpointEnds(string path)
    {
        activities.EndCheckpoint(path);
        TrainingTelemetry.Checkpoints.Add(1, model);
        TrainingTelemetry.CheckpointDuration.Record(clock.GetElapsedTime(checkpointBegan).TotalSeconds, model);
        Observer?.Saved(path, Done);
    }

    private void NoteRollback(NonFiniteLossException error)
    {
        activities.RolledBack(error);
        stepsMade = Done;
        TrainingTelemetry.Rollbacks.Add(1, model);
        Observer?.RolledBack(error, Done);
    }

    // when the loop has been left, for whatever reason
    private void EndTelemetry()
    {
        if (hasEnded)
        {
            return;
        }
        hasEnded = true;
        var stop = new TrainingStop(isOver, failure, stepsMade, Elapsed, History);
        activities.EndRun(stop);
        if (!isAnnounced)
        {
            return;
        }
        try
        {
            Observer?.End(stop);
        }
        catch (Exception) when (!isOver)
        {
            // the error that is on its way to the caller came first
        }
    }
}
