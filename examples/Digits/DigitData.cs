using VaeGen;

namespace Digits;

/// <summary>The digits: those to learn from, and those held out to measure on.</summary>
internal sealed record DigitData(ILabelledDataset Train, ILabelledDataset HeldOut)
{
    /// <summary>Reads the full MNIST from a folder, or the 10,000 digits that the example ships: 9,000 to train on, 1,000 held out.</summary>
    /// <param name="folder">The folder; null: the shipped digits.</param>
    /// <param name="needsLabels">Whether the model learns from the labels; if not, they colour the report's map where there are any.</param>
    public static DigitData Load(string? folder, bool needsLabels)
    {
        if (folder is not null)
        {
            return new DigitData(Load(folder, "train", needsLabels), Load(folder, "t10k", needsLabels));
        }
        var digits = Load(Path.Combine(AppContext.BaseDirectory, "data"), "t10k", needsLabels);
        // always the same thousand, whatever the seed of the training
        var (train, heldOut) = digits.Split(validationCount: 1000, seed: 0);
        return new DigitData(train, heldOut);
    }

    private static IdxDataset Load(string folder, string part, bool needsLabels)
    {
        var images = IdxDataset.Find(folder, $"{part}-images-idx3-ubyte");
        return needsLabels || Directory.EnumerateFiles(folder, $"{part}-labels*").Any()
            ? IdxDataset.Load(images, IdxDataset.Find(folder, $"{part}-labels-idx1-ubyte"))
            : IdxDataset.Load(images);
    }
}
