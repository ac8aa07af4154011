using System.Globalization;

namespace VaeGen;

public sealed partial class TrainingRun
{
    private ITrainingState? state;
    private string declaration = "{}";
    private CheckpointFolder? folder;
    private ModelFile? bestFile;
    private double? best;
    private int sinceBest;
    private bool isBest;
    private int rollbacks;
    private bool wentBack;
    private long savedAt = -1;
    private string? saved;

    private bool CheckpointIsDue => folder is not null && (Settings.Checkpoints!.EverySteps is { } every ? Done % every == 0 : step == 0);

    /// <summary>Goes on from the newest checkpoint that is whole, where the settings ask for it and there is one.</summary>
    /// <param name="state">The tensors of the run.</param>
    /// <param name="declaration">The model's declaration, a JSON object.</param>
    /// <exception cref="ModelFileException">
    /// The folder of checkpoints cannot be used; it has some that nobody asked to go on from; all of them are damaged; or they are of another
    /// model, of other data or of other settings than this run's: the message says what differs.
    /// </exception>
    public void Begin(ITrainingState state, string declaration)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentException.ThrowIfNullOrEmpty(declaration);
        (this.state, this.declaration) = (state, declaration);
        if (OpenFolder() is { } found)
        {
            var position = Restore(found);
            (elapsedBefore, rollbacks) = (position.Elapsed, position.Rollbacks);
            History.ResumedFrom = found.Path;
            StopIfOutOfPatience();
            return;
        }
        BeginAlike();
        if (Settings.Rollbacks > 0)
        {
            Save(Capture()); // something to go back to before the first is due
        }
    }

    // the checkpoint to go on from
    private ModelFile? OpenFolder()
    {
        if (Settings.Checkpoints is not { } checkpoints)
        {
            return null;
        }
        folder = new CheckpointFolder(checkpoints, samples.Model);
        if (IsFirst)
        {
            folder.Open();
        }
        return checkpoints.Resume ? OfFirst(() => folder.Read(declaration, History.Skip)) : null;
    }

    private void NoteBest(double loss)
    {
        (isBest, sinceBest) = best is null || loss < best ? (true, 0) : (false, sinceBest + 1);
        best = isBest ? loss : best;
        StopIfOutOfPatience();
    }

    private void StopIfOutOfPatience()
    {
        if (Settings.Patience > 0 && sinceBest >= Settings.Patience)
        {
            History.StoppedBy = TrainingEnd.Patience;
        }
    }

    private void SaveWhatIsDue()
    {
        var keepsBest = isBest && state is not null && (folder is null ? Settings.Patience > 0 : Settings.Checkpoints!.KeepBest);
        isBest = false;
        if (!CheckpointIsDue && !keepsBest)
        {
            return;
        }
        if (state!.FirstNonFinite() is { } name)
        {
            GoBack(name, double.NaN); // never to be saved
            return;
        }
        var file = Capture();
        if (CheckpointIsDue)
        {
            Save(file);
        }
        if (keepsBest && folder is not null)
        {
            if (IsFirst)
            {
                file.Save(folder.BestPath);
            }
        }
        else if (keepsBest)
        {
            bestFile = file;
        }
    }

    private void ThrowIfCancelled()
    {
        if (StopIsAskedFor)
        {
            SaveIfNew();
            throw new OperationCanceledException(cancellationToken);
        }
    }

    // after the last step
    private void End()
    {
        SaveIfNew();
        if (Settings.Patience > 0 && best is not null && state is not null)
        {
            state.Load(folder is null ? bestFile! : OfFirst(() => ModelFile.Load(folder.BestPath, declaration, samples.Model))!);
        }
    }

    private void SaveIfNew()
    {
        if (folder is not null && Done > 0 && Done != savedAt)
        {
            Save(Capture());
        }
    }

    private void Save(ModelFile file)
    {
        var path = folder!.PathOf(Done);
        if (IsFirst)
        {
            NoteCheckpointBegins();
            folder.Save(file, path);
            NoteCheckpointEnds(path);
        }
        (saved, savedAt) = (path, Done);
    }

    private ModelFile Capture()
    {
        var file = new ModelFile(declaration)
        {
            Training = TrainingPositionJson.Write(new TrainingPosition
            {
                Epoch = epoch,
                Step = step,
                Train = train,
                Validation = validated,
                TrainingTime = trainingTime,
                Elapsed = Elapsed,
                Epochs = History.Epochs,
                Best = best,
                SinceBest = sinceBest,
                Rollbacks = rollbacks,
                Samples = data.Count,
                Settings = SettingsToKeep(),
            }),
        };
        state!.Save(file);
        return file;
    }

    private TrainingPosition Restore(ModelFile file)
    {
        var path = file.Path;
        var position = TrainingPositionJson.Read(path, file.Training ?? "{}");
        CheckSame(path, position);
        if (position.Step >= steps || position.Epochs.Count != position.Epoch - 1)
        {
            throw new ModelFileException(path, string.Create(CultureInfo.InvariantCulture,
                $"says that it is at step {position.Step} of epoch {position.Epoch} after {position.Epochs.Count} epochs, expected a step below {steps} and as many epochs before it."));
        }
        state!.Load(file);
        History.Restore(position.Epochs);
        (epoch, step, train, validated) = (position.Epoch, position.Step, position.Train, position.Validation);
        (trainingTime, best, sinceBest) = (position.TrainingTime, position.Best, position.SinceBest);
        (saved, savedAt) = (path, Done);
        return position;
    }

    // what the order of the samples and the optimiser's state hang on; the rest may change when a run goes on
    private KeyValuePair<string, string>[] SettingsToKeep() =>
    [
        new(nameof(Settings.BatchSize), Settings.BatchSize.ToString(CultureInfo.InvariantCulture)),
        new(nameof(Settings.Seed), Settings.Seed.ToString(CultureInfo.InvariantCulture)),
        new(nameof(Settings.Optimizer), Settings.Optimizer.ToString()),
        new(nameof(Settings.AveragingDecay), Settings.AveragingDecay.ToString("R", CultureInfo.InvariantCulture)),
    ];

    private void CheckSame(string path, TrainingPosition position)
    {
        if (position.Samples != data.Count)
        {
            throw Other("training data of", string.Create(CultureInfo.InvariantCulture, $"{position.Samples} samples"), data.Count.ToString(CultureInfo.InvariantCulture));
        }
        var before = position.Settings.ToDictionary(StringComparer.Ordinal);
        foreach (var (name, value) in SettingsToKeep())
        {
            before.Remove(name, out var other);
            other ??= name == nameof(Settings.AveragingDecay) ? "0" : "nothing"; // what a run was when there was no such setting
            if (other != value)
            {
                throw Other(name, other, value);
            }
        }
        if (before.Keys.FirstOrDefault() is { } unknown)
        {
            throw new ModelFileException(path, $"is of a run with {unknown} {before[unknown]}, a setting that this version does not have: was it saved by a newer VaeGen?") { Found = unknown };
        }

        ModelFileException Other(string what, string found, string expected) =>
            new(path, $"is of a run with {what} {found}, expected {expected}, this run's: a run goes on with what it began with, or begins in another folder.")
            {
                Expected = expected,
                Found = found,
            };
    }

    /// <summary>Goes back to the last checkpoint with half the learning rate.</summary>
    /// <exception cref="NonFiniteLossException">There is none, or the run has gone back as often as it may.</exception>
    private void GoBack(string term, double value)
    {
        var error = new NonFiniteLossException(samples.Model, term, value, epoch, step, state?.FirstNonFinite(), saved);
        if (saved is null || rollbacks >= Settings.Rollbacks)
        {
            throw Failed(error);
        }
        queue.Settle(); // what was read ahead is dropped
        var path = saved;
        Restore(OfFirst(() => ModelFile.Load(path, declaration, samples.Model))!);
        rollbacks++;
        wentBack = true;
        History.AddRollback(error);
        NoteRollback(error);
    }
}
