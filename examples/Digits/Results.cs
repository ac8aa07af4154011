using VaeGen;

namespace Digits;

/// <summary>What a training leaves behind: the model, its decoder alone, three pictures, and a report.</summary>
internal static class Results
{
    /// <summary>Makes the folder. One that cannot be written to is found out before the training, not after it.</summary>
    /// <exception cref="IOException">The folder cannot be made or written to.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, Path.GetRandomFileName());
            using (File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose))
            {
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--out is '{folder}', expected a folder that can be written to: {error.Message}", error);
        }
    }

    /// <summary>Writes the files into a folder and returns their paths.</summary>
    public static IReadOnlyList<string> Write(IDigitModel model, DigitData digits, TrainingHistory? history, string folder)
    {
        var weights = Path.Combine(folder, "digits.safetensors");
        model.Save(weights);

        // what examples/Draw needs
        var decoder = Path.Combine(folder, "decoder.safetensors");
        model.SaveDecoder(decoder);

        // new digits: codes drawn from N(0, I), decoded
        var samples = Path.Combine(folder, "samples.png");
        model.Sample(128).SavePng(samples, columns: 16, scale: 2);

        // held-out digits, each above what is left of it after 20 numbers
        var reconstructions = Path.Combine(folder, "reconstructions.png");
        var columns = Math.Min(16, digits.HeldOut.Count);
        Reconstructions(model, digits.HeldOut, rows: 4, columns).SavePng(reconstructions, columns, scale: 2);

        // straight lines through the latent space, from one held-out digit to the next
        var interpolations = Path.Combine(folder, "interpolations.png");
        Interpolations(model, digits.HeldOut, rows: 8, steps: 16).SavePng(interpolations, columns: 16, scale: 2);

        // all of that and more on one page, of digits that the training has not seen
        var report = Path.Combine(folder, "report.html");
        IDataset shown = digits.HeldOut.Count > 1 ? digits.HeldOut : digits.Train;
        model.WriteReport(report, shown, history, new ReportOptions { Title = $"Digits: {model.GetType().Name}" });

        return [weights, decoder, samples, reconstructions, interpolations, report];
    }

    // as many rows as there are digits for: one that is not full would put the next one's digits beside its own
    public static SampleSet Reconstructions(IDigitModel model, ILabelledDataset digits, int rows, int columns)
    {
        var shown = digits.Take(Math.Min(rows, digits.Count / columns) * columns);
        var decoded = model.Reconstruct(shown);
        var pairs = new List<IDataset>();
        for (var first = 0; first < shown.Count; first += columns)
        {
            pairs.Add(shown.Slice(first, columns));
            pairs.Add(decoded.Slice(first, columns));
        }
        return SampleSet.Of([.. pairs]);
    }

    private static SampleSet Interpolations(IDigitModel model, IDataset digits, int rows, int steps)
    {
        var ends = SampleSet.Of(digits.Take(Math.Min(2 * rows, digits.Count))); // fewer are gone round again
        var walks = new List<IDataset>();
        for (var row = 0; row < rows; row++)
        {
            walks.Add(model.Interpolate(ends[2 * row % ends.Count], ends[(2 * row + 1) % ends.Count], steps));
        }
        return SampleSet.Of([.. walks]);
    }
}
