using VaeGen;

namespace Digits;

/// <summary>The digits: those to learn from, and those held out to measure on.</summary>
internal sealed record DigitData(IDataset Train, IDataset HeldOut)
{
    /// <summary>Reads the full MNIST from a folder, or the 10,000 digits that the example ships: 9,000 to train on, 1,000 held out.</summary>
    public static DigitData Load(string? folder)
    {
        if (folder is not null)
        {
            return new DigitData(
                IdxDataset.Load(IdxDataset.Find(folder, "train-images-idx3-ubyte")),
                IdxDataset.Load(IdxDataset.Find(folder, "t10k-images-idx3-ubyte")));
        }
        var shipped = Path.Combine(AppContext.BaseDirectory, "data");
        var digits = IdxDataset.Load(IdxDataset.Find(shipped, "t10k-images-idx3-ubyte"));
        // always the same thousand, whatever the seed of the training
        var (train, heldOut) = digits.Split(validationCount: 1000, seed: 0);
        return new DigitData(train, heldOut);
    }
}
