using System.Globalization;
using Digits;
using VaeGen;

namespace Explorer;

/// <summary>Handwritten digits, for the models of examples/Digits.</summary>
internal static class DigitExamples
{
    private const string Part = "t10k";

    /// <summary>MNIST from a folder, pictures from one, or the digits that the example ships.</summary>
    public static Examples Load(string? folder)
    {
        folder ??= Path.Combine(AppContext.BaseDirectory, "data");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, $"{Part}-*").Any()
            ? Examples.OfClasses(LoadMnist(folder), [.. Enumerable.Range(0, 10).Select(digit => digit.ToString(CultureInfo.InvariantCulture))])
            : Examples.OfPictures(folder, DigitVae.Samples.Shape);
    }

    /// <summary>The digits that the example ships.</summary>
    public static IdxDataset LoadShipped() => LoadMnist(Path.Combine(AppContext.BaseDirectory, "data"));

    private static IdxDataset LoadMnist(string folder) =>
        IdxDataset.Load(IdxDataset.Find(folder, $"{Part}-images-idx3-ubyte"), IdxDataset.Find(folder, $"{Part}-labels-idx1-ubyte"));
}
