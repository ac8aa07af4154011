using System.Globalization;

namespace VaeGen;

/// <summary>What is known of how samples came about: the values of the factors that a disentangled latent space has in a dimension each.</summary>
/// <example>
/// <code>
/// // for each face: smile 0 to 1, glasses 0 or 1, hair colour 0 black, 1 brown, 2 fair
/// var factors = new Factors(new SampleSet(values, 3), FactorKind.Number, FactorKind.Number, FactorKind.Class);
/// var mig = Disentanglement.Mig(model.LatentMean(faces), factors).Score;
/// </code>
/// </example>
public sealed class Factors
{
    private const int MostClasses = 100;
    private readonly double[][] columns;
    private readonly FactorKind[] kinds;

    /// <summary>Reads the factors' values.</summary>
    /// <param name="values">A vector for every sample, in the samples' order: [samples, factors].</param>
    /// <param name="kinds">What each factor's values say; none: all are numbers.</param>
    /// <exception cref="ArgumentException">There are neither none nor as many kinds as factors.</exception>
    /// <exception cref="DataException">
    /// There are no samples, a value is NaN or infinite, a factor has the same value in all samples, or one has more than 100 classes.
    /// </exception>
    public Factors(IDataset values, params ReadOnlySpan<FactorKind> kinds)
    {
        columns = Columns.Read(values, "vectors of factors");
        if (!kinds.IsEmpty && kinds.Length != columns.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {kinds.Length} kinds for {columns.Length} factors, expected one each, or none."), nameof(kinds));
        }
        this.kinds = kinds.IsEmpty ? new FactorKind[columns.Length] : kinds.ToArray();
        for (var factor = 0; factor < Count; factor++)
        {
            var different = columns[factor].Distinct().Count();
            if (different == 1)
            {
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"Factor {factor} is {columns[factor][0]} in all samples, expected at least two different values."));
            }
            if (this.kinds[factor] == FactorKind.Class && different > MostClasses)
            {
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"Factor {factor} has {different} classes, expected at most {MostClasses}, or a number."));
            }
        }
    }

    /// <summary>How many factors there are.</summary>
    public int Count => columns.Length;

    /// <summary>How many samples they are known of.</summary>
    public int Samples => columns[0].Length;

    internal FactorKind Kind(int factor) => kinds[factor];

    internal double[] Values(int factor) => columns[factor];

    /// <summary>A factor's classes, 0 to n − 1: its values, or where it is a number of more values than that, bins of equal width.</summary>
    internal (int[] Classes, int Count) Classes(int factor, int bins)
    {
        var column = columns[factor];
        var values = column.Distinct().Order().ToArray();
        return kinds[factor] == FactorKind.Number && values.Length > bins
            ? (Bins.EqualWidth(column, bins), bins)
            : (Array.ConvertAll(column, value => Array.BinarySearch(values, value)), values.Length);
    }

    /// <summary>Reads the codes of the same samples: [dimensions][samples].</summary>
    internal double[][] ReadCodes(IDataset codes, int atLeast)
    {
        var read = Columns.Read(codes, "codes", atLeast);
        return codes.Count == Samples ? read : throw DataException.NotOneEach("vectors of factors", Samples, codes.Count);
    }
}
