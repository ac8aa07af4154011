namespace VaeGen;

public static partial class Disentanglement
{
    /// <summary>
    /// The separated attribute predictability (Kumar et al. 2018): for each factor, how much better its best latent dimension predicts it alone than the next
    /// one. A number is predicted by a straight line, scored by R², the squared correlation; classes by thresholds, one fewer than there are classes and
    /// placed at their best, scored by the mean of the classes' hit rates.
    /// </summary>
    /// <remarks>
    /// The hit rate is counted from chance, (a − 1/c)/(1 − 1/c) for c classes, so that 1 is the best for both kinds; the paper's own gap of such a
    /// factor is 1 − 1/c times this one.
    /// </remarks>
    /// <param name="codes">The samples' codes: [samples, latent].</param>
    /// <param name="factors">What is known of the same samples.</param>
    /// <returns>The gaps, without unit; the table has the scores.</returns>
    /// <exception cref="DataException">There are not as many codes as factors are known of, or a value is NaN or infinite.</exception>
    public static FactorGaps Sap(IDataset codes, Factors factors)
    {
        ArgumentNullException.ThrowIfNull(factors);
        var columns = factors.ReadCodes(codes, 2);
        var orders = Array.ConvertAll(columns, Order);
        var table = new double[factors.Count][];
        for (var factor = 0; factor < table.Length; factor++)
        {
            table[factor] = new double[columns.Length];
            var (classes, count) = factors.Kind(factor) == FactorKind.Class ? factors.Classes(factor, 0) : ([], 0);
            for (var dimension = 0; dimension < columns.Length; dimension++)
            {
                table[factor][dimension] = factors.Kind(factor) == FactorKind.Class
                    ? HitRate(columns[dimension], orders[dimension], classes, count)
                    : SquaredCorrelation(columns[dimension], factors.Values(factor));
            }
        }
        return new FactorGaps(table);
    }

    private static int[] Order(double[] column)
    {
        var order = new int[column.Length];
        for (var sample = 0; sample < order.Length; sample++)
        {
            order[sample] = sample;
        }
        Array.Sort((double[])column.Clone(), order);
        return order;
    }

    /// <summary>R² of a straight line; a dimension that never changes predicts nothing.</summary>
    private static double SquaredCorrelation(double[] column, double[] values)
    {
        var (x, y) = ((double[])column.Clone(), (double[])values.Clone());
        Columns.Centre(x);
        Columns.Centre(y);
        var (spread, product) = (LinearAlgebra.Dot(x, x) * LinearAlgebra.Dot(y, y), LinearAlgebra.Dot(x, y));
        return spread > 0 ? Math.Min(1, product * product / spread) : 0;
    }

    /// <summary>
    /// The mean of the classes' hit rates, from chance, where the line is cut into at most as many pieces as there are classes, each predicting one class.
    /// The best cut is found exactly, by going through the samples in their order: best[p][c] is the most that can be hit so far with p + 1 pieces, the last of class c.
    /// </summary>
    private static double HitRate(double[] column, int[] order, int[] classes, int count)
    {
        // every class weighs the same in the mean
        var weights = new double[count];
        foreach (var its in classes)
        {
            weights[its]++;
        }
        weights = Array.ConvertAll(weights, size => 1 / (count * size));

        // without a sample, one piece has hit nothing, and more than one there are not yet
        var best = new double[count][];
        for (var pieces = 0; pieces < count; pieces++)
        {
            best[pieces] = new double[count];
            Array.Fill(best[pieces], pieces == 0 ? 0 : double.NegativeInfinity);
        }
        var hit = new double[count];
        for (var next = 0; next < order.Length;)
        {
            // equal codes lie on the same side of every threshold
            Array.Clear(hit);
            var value = column[order[next]];
            for (; next < order.Length && column[order[next]].Equals(value); next++)
            {
                hit[classes[order[next]]] += weights[classes[order[next]]];
            }
            for (var pieces = count - 1; pieces >= 0; pieces--)
            {
                var cut = pieces > 0 ? best[pieces - 1].Max() : double.NegativeInfinity;
                for (var last = 0; last < count; last++)
                {
                    best[pieces][last] = Math.Max(best[pieces][last], cut) + hit[last];
                }
            }
        }

        var chance = 1.0 / count;
        return Math.Clamp((best.Max(row => row.Max()) - chance) / (1 - chance), 0, 1);
    }
}
