using VaeGen;

namespace Digits;

/// <summary>What a training leaves behind: the model and three pictures.</summary>
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
    public static IReadOnlyList<string> Write(DigitVae model, DigitData digits, string folder)
    {
        var weights = Path.Combine(folder, "digits.safetensors");
        model.Save(weights);

        // new digits: codes drawn from N(0, I), decoded
        var samples = Path.Combine(folder, "samples.png");
        model.Sample(128).SavePng(samples, columns: 16, scale: 2);

        // held-out digits, each above what is left of it after 20 numbers
        var reconstructions = Path.Combine(folder, "reconstructions.png");
        Reconstructions(model, digits.HeldOut.Take(64), columns: 16).SavePng(reconstructions, columns: 16, scale: 2);

        // straight lines through the latent space, from one held-out digit to the next
        var interpolations = Path.Combine(folder, "interpolations.png");
        Interpolations(model, digits.HeldOut, rows: 8, steps: 16).SavePng(interpolations, columns: 16, scale: 2);

        return [weights, samples, reconstructions, interpolations];
    }

    private static SampleSet Reconstructions(DigitVae model, IDataset digits, int columns)
    {
        var decoded = model.Reconstruct(digits);
        var pairs = new List<IDataset>();
        for (var row = 0; row < digits.Count; row += columns)
        {
            pairs.Add(digits.Slice(row, columns));
            pairs.Add(decoded.Slice(row, columns));
        }
        return SampleSet.Of([.. pairs]);
    }

    private static SampleSet Interpolations(DigitVae model, IDataset digits, int rows, int steps)
    {
        var ends = SampleSet.Of(digits.Take(2 * rows));
        var walks = new List<IDataset>();
        for (var row = 0; row < rows; row++)
        {
            walks.Add(model.Interpolate(ends[2 * row], ends[2 * row + 1], steps));
        }
        return SampleSet.Of([.. walks]);
    }
}
