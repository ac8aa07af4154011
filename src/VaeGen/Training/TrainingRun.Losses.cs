namespace VaeGen;

// the losses that a run is told of
public sealed partial class TrainingRun
{
    /// <summary>Notes a batch's loss, before the step that follows from it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="loss">What training minimises, in nats per sample.</param>
    /// <param name="reconstruction">−log p(x|z), in nats per sample.</param>
    /// <param name="kl">KL(q(z|x) ‖ p(z)), not weighted, in nats per sample.</param>
    /// <param name="further">The objective's further terms by name, in nats per sample.</param>
    /// <returns>Whether the step is to be made; if not, the run went back to its last checkpoint, and the next batch goes on from there.</returns>
    /// <exception cref="NonFiniteLossException">One of the first three is NaN or infinite; if it is the loss, the further term that made it so is named.</exception>
    public bool Record(Batch batch, float loss, float reconstruction, float kl, ReadOnlySpan<(string Name, double Value)> further = default)
    {
        if (processes is not null)
        {
            return RecordTogether(batch, loss, reconstruction, kl, further);
        }
        return Record(batch.Count, loss, reconstruction, kl, further);
    }

    /// <summary>Notes the loss over the validation data, when that was due.</summary>
    /// <param name="summary">The loss and its terms.</param>
    public void EndValidation(LossSummary summary)
    {
        summary = MeanOfAll(summary);
        (validated, justValidated) = (summary, summary);
        NoteBest(summary.Loss);
        NoteValidationEnds(summary);
        resumed = clock.GetTimestamp();
    }

    private bool Record(int count, double loss, double reconstruction, double kl, ReadOnlySpan<(string Name, double Value)> further)
    {
        if (NonFinite(loss, reconstruction, kl, further) is { } term)
        {
            GoBack(term.Name, term.Value);
            return false;
        }
        train = train.Add(count, loss, reconstruction, kl, further);
        NoteLoss(count, loss, reconstruction, kl, further);
        return true;
    }

    private static (string Name, double Value)? NonFinite(double loss, double reconstruction, double kl, ReadOnlySpan<(string Name, double Value)> further)
    {
        if (!double.IsFinite(reconstruction))
        {
            return ("reconstruction loss", reconstruction);
        }
        if (!double.IsFinite(kl))
        {
            return ("KL divergence", kl);
        }
        if (double.IsFinite(loss))
        {
            return null;
        }
        foreach (var term in further)
        {
            if (!double.IsFinite(term.Value))
            {
                return term;
            }
        }
        return ("loss", loss);
    }
}
