namespace VaeGen;

/// <summary>
/// Whether each latent dimension has learned one of the factors behind the samples, for data whose factors are known. All three measures are near 1
/// where every factor has a dimension of its own, whatever its sign, its scale and its place, and near 0 where codes and factors have nothing to do with each other.
/// </summary>
/// <remarks>
/// Take the latent means of some 10,000 samples whose factors vary independently: <c>model.LatentMean(data)</c>. Fewer make all three less certain. What the
/// three say differs (Locatello et al. 2019): look at more than one.
/// </remarks>
public static partial class Disentanglement
{
    /// <summary>
    /// The mutual information gap (Chen et al. 2018): for each factor v, (I(z₁; v) − I(z₂; v)) / H(v), z₁ and z₂ the two dimensions that tell most
    /// about it. All are estimated by counting, with codes cut into bins of equal width.
    /// </summary>
    /// <remarks>
    /// Chen et al. integrate over the posteriors in the place of counting codes, which gives other numbers; those of Locatello et al. (2019) are
    /// counted like these. Counting finds some information where there is none, about (bins − 1)(classes − 1)/2n nats in n samples, in all dimensions alike.
    /// </remarks>
    /// <param name="codes">The samples' codes: [samples, latent].</param>
    /// <param name="factors">What is known of the same samples.</param>
    /// <param name="bins">Bins for each latent dimension, and for factors that are numbers with more values than that.</param>
    /// <returns>The gaps, without unit; the table has I(z; v)/H(v).</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is less than 2.</exception>
    /// <exception cref="DataException">There are not as many codes as factors are known of, or a value is NaN or infinite.</exception>
    public static FactorGaps Mig(IDataset codes, Factors factors, int bins = 20)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        var binned = Array.ConvertAll(factors.ReadCodes(codes, 2), column => Bins.EqualWidth(column, bins));
        var table = new double[factors.Count][];
        for (var factor = 0; factor < table.Length; factor++)
        {
            var (classes, count) = factors.Classes(factor, bins);
            table[factor] = Array.ConvertAll(binned, dimension => InformationShare(dimension, bins, classes, count));
        }
        return new FactorGaps(table);
    }

    /// <summary>I(z; v)/H(v) = (H(z) + H(v) − H(z, v))/H(v), from counts.</summary>
    private static double InformationShare(int[] codes, int bins, int[] classes, int count)
    {
        var joint = new int[bins * count];
        var ofCodes = new int[bins];
        var ofClasses = new int[count];
        for (var sample = 0; sample < codes.Length; sample++)
        {
            joint[codes[sample] * count + classes[sample]]++;
            ofCodes[codes[sample]]++;
            ofClasses[classes[sample]]++;
        }
        var entropy = Entropy(ofClasses, codes.Length);

        // below 0 by rounding alone
        return Math.Max(0, Entropy(ofCodes, codes.Length) + entropy - Entropy(joint, codes.Length)) / entropy;
    }

    private static double Entropy(int[] counts, double total)
    {
        var entropy = 0.0;
        foreach (var count in counts)
        {
            entropy -= count == 0 ? 0 : count / total * Math.Log(count / total);
        }
        return entropy;
    }
}
