using VaeGen;

namespace UnusualGround;

/// <summary>Places of usual ground, to learn from and held out, and places of other ground.</summary>
internal sealed record GroundData(TableDataset Train, TableDataset HeldOut, TableDataset Unusual)
{
    private const string Ground = "ground";

    // the rarest three of six, as in the benchmarks of outlier detection that use these data (Rayana 2016)
    private static readonly string[] unusual = ["cotton crop", "damp grey soil", "vegetation stubble"];

    /// <summary>Reads the table. A model learns from two thirds of the usual rows, and from none of the others.</summary>
    /// <param name="path">The file.</param>
    /// <param name="seed">Which rows are held out.</param>
    public static GroundData Load(string path, long seed)
    {
        var table = CsvTable.Load(path, new CsvOptions { Ignored = [Ground] });
        var usual = table.Where(Ground, ground => !unusual.Contains(ground));
        var (train, heldOut) = usual.Split(validationCount: usual.Count / 3, seed);
        return new GroundData(train, heldOut, train.Schema.Encode(table.Where(Ground, unusual.Contains)));
    }

    /// <summary>What a score says of all rows that were not learned from: those held out first, the unusual ones after them.</summary>
    public double[] Scores(Func<IDataset, double[]> score) => [.. score(HeldOut), .. score(Unusual)];

    /// <summary>Which of these rows are unusual.</summary>
    public bool[] AreUnusual => [.. new bool[HeldOut.Count], .. Enumerable.Repeat(true, Unusual.Count)];
}
