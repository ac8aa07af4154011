using System.Globalization;

namespace VaeGen;

/// <summary>
/// What several processes do together: each trains on its part of every batch, and all of them make the same step down the gradient of the whole
/// batch. The first one reports, and writes and reads the checkpoints.
/// </summary>
public sealed partial class TrainingRun
{
    // what all of them agreed on in the step under way
    private bool stopIsAgreed;
    private bool endIsAgreed;

    private bool IsFirst => processes is null or { Rank: 0 };

    private (int Rank, int Size) Place => processes is null ? (0, 1) : (processes.Rank, processes.Size);

    private bool StopIsAskedFor => processes is null ? cancellationToken.IsCancellationRequested : stopIsAgreed;

    private bool TimeIsUp => processes is null ? HereTimeIsUp : endIsAgreed;

    private bool HereTimeIsUp => Settings.TimeLimit is { } limit && clock.GetElapsedTime(began) >= limit;

    /// <summary>The validation data in batches, of which each process gets its part.</summary>
    /// <param name="batchSize">Samples a batch, over all processes.</param>
    public IEnumerable<Batch> ValidationBatches(int batchSize)
    {
        foreach (var batch in samples.Batches(validation!, batchSize, ValidationData, Place))
        {
            ShareNoise(batch);
            yield return batch;
        }
        ShareNoise(null);
    }

    private void ShareNoise(Batch? batch)
    {
        if (processes is not null)
        {
            state!.ShareNoise(batch?.Share);
        }
    }

    // with the losses go the wishes to stop, so that all processes do it after the same step
    private bool RecordTogether(Batch batch, double loss, double reconstruction, double kl, ReadOnlySpan<(string Name, double Value)> further)
    {
        ShareNoise(null);
        var weight = (double)batch.Counted / batch.Share.Total;
        Span<double> sums =
        [
            cancellationToken.IsCancellationRequested ? 1 : 0, HereTimeIsUp ? 1 : 0, .. Weighted(weight, loss, reconstruction, kl, further),
        ];
        processes!.AllReduce(sums);
        (stopIsAgreed, endIsAgreed) = (sums[0] > 0, sums[1] > 0);
        if (!Record(batch.Share.Total, sums[2], sums[3], sums[4], Named(sums[5..], further)))
        {
            return false;
        }
        state!.Exchange(processes, weight);
        return true;
    }

    private LossSummary MeanOfAll(LossSummary here)
    {
        if (processes is null)
        {
            return here;
        }
        // the terms' names are those of training: there may be no validation sample for this process, and so none
        ReadOnlySpan<(string Name, double Value)> further = [.. train.Terms.Keys.Select(name => (name, here.Terms.GetValueOrDefault(name)))];
        Span<double> sums = [here.Count, .. Weighted(here.Count, here.Loss, here.Reconstruction, here.Kl, further)];
        processes.AllReduce(sums);
        var count = sums[0];
        foreach (ref var sum in sums[1..])
        {
            sum /= count;
        }
        return default(LossSummary).Add((int)count, sums[1], sums[2], sums[3], Named(sums[4..], further));
    }

    private static double[] Weighted(double weight, double loss, double reconstruction, double kl, ReadOnlySpan<(string Name, double Value)> further)
    {
        // what counts nothing may be NaN
        double[] values = [loss, reconstruction, kl, .. Values(further)];
        foreach (ref var value in values.AsSpan())
        {
            value = weight == 0 ? 0 : weight * value;
        }
        return values;
    }

    private static double[] Values(ReadOnlySpan<(string Name, double Value)> terms)
    {
        var values = new double[terms.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = terms[i].Value;
        }
        return values;
    }

    private static (string Name, double Value)[] Named(ReadOnlySpan<double> values, ReadOnlySpan<(string Name, double Value)> names)
    {
        var terms = new (string, double)[names.Length];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = (names[i].Name, values[i]);
        }
        return terms;
    }

    /// <summary>The processes' weights are computed by each: had they drifted apart, the run would be worth nothing.</summary>
    private void RequireAlike()
    {
        if (processes is null)
        {
            return;
        }
        var file = new ModelFile(declaration);
        state!.Save(file);
        var here = (double)file.Fingerprint();
        Span<double> sum = [here, 0];
        processes.AllReduce(sum);
        sum[1] = sum[0] == here * processes.Size ? 0 : 1; // one that happens to be the mean does not see it by itself
        processes.AllReduce(sum[1..]);
        if (sum[1] > 0)
        {
            throw new MpiException(string.Create(CultureInfo.InvariantCulture,
                $"{samples.Model}: the weights of the {processes.Size} processes differ after epoch {epoch}, expected the same bits: do all machines run the same program and engine?"));
        }
    }

    /// <summary>A file that the first process reads, on all of them; the others need not see its folder.</summary>
    private ModelFile? OfFirst(Func<ModelFile?> read)
    {
        var file = IsFirst ? read() : null;
        return processes is null ? file : BroadcastStream.Share(processes, file);
    }

    /// <summary>Whatever weights the processes began with, they go on with the first one's.</summary>
    private void BeginAlike()
    {
        if (processes is not null)
        {
            state!.Load(OfFirst(Capture)!);
        }
    }
}
