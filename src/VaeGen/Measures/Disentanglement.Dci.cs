using System.Globalization;

namespace VaeGen;

public static partial class Disentanglement
{
    private const int HeldOutEvery = 5;

    /// <summary>
    /// Disentanglement, completeness and informativeness (Eastwood &amp; Williams 2018): each factor is predicted from all dimensions at once, and what counts is
    /// how the predictor's weights are spread. The predictor is the first of the paper's two, linear with an L1 penalty (Lasso, Tibshirani 1996),
    /// fitted to four fifths of the samples; the others say how well it does. What a code tells in a curve, a straight line does not see.
    /// </summary>
    /// <remarks>
    /// Codes and factors are standardised first. A factor of classes has a predictor for each class, 1 in the class and 0 elsewhere, whose weights are added up. The order
    /// in which samples are held out is always the same.
    /// </remarks>
    /// <param name="codes">The samples' codes, at least 10: [samples, latent].</param>
    /// <param name="factors">What is known of the same samples.</param>
    /// <param name="penalty">
    /// α in ½·(mean squared error) + α·Σ|w|, at least 0: a dimension whose correlation with a factor is below it gets no weight. Left out it is √(2 ln(100·d·k)/n) for
    /// d dimensions, k predictors and n samples, 0.04 for 10 dimensions, 5 factors and 10,000 samples: codes that have nothing to do with the factors then have no weights at all, but for
    /// one time in a hundred at most.
    /// </param>
    /// <returns>The three scores, without unit, each from 0 to 1, and what they are made of.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="penalty"/> is negative or NaN.</exception>
    /// <exception cref="DataException">There are not as many codes as factors are known of, fewer than 10, or a value is NaN or infinite.</exception>
    public static DciScores Dci(IDataset codes, Factors factors, double? penalty = null)
    {
        const int AtLeast = 2 * HeldOutEvery;
        ArgumentNullException.ThrowIfNull(factors);
        if (penalty is { } given && !(given >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(penalty), string.Create(CultureInfo.InvariantCulture, $"The penalty is {given}, expected at least 0."));
        }
        var columns = factors.ReadCodes(codes, AtLeast);
        var order = new int[codes.Count];
        SplitMix64.Permute(order, seed: 1, stream: 0);
        var (heldOut, fitted) = (order[..(order.Length / HeldOutEvery)], order[(order.Length / HeldOutEvery)..]);

        var targets = Enumerable.Range(0, factors.Count).Select(factor => Targets(factors, factor)).ToArray();
        var alpha = penalty ?? Math.Sqrt(2 * Math.Log(100.0 * columns.Length * targets.Sum(its => its.Length)) / fitted.Length);
        var fit = new Lasso(columns, fitted, alpha);
        var importance = new double[factors.Count][];
        var explained = new double[factors.Count];
        for (var factor = 0; factor < factors.Count; factor++)
        {
            importance[factor] = new double[columns.Length];
            var (error, spread) = (0.0, 0.0);
            foreach (var target in targets[factor])
            {
                var weights = fit.Weights(target);
                for (var dimension = 0; dimension < weights.Length; dimension++)
                {
                    importance[factor][dimension] += Math.Abs(weights[dimension]);
                }
                var (itsError, itsSpread) = fit.Errors(weights, target, heldOut);
                error += itsError;
                spread += itsSpread;
            }
            explained[factor] = spread > 0 ? Math.Max(0, 1 - error / spread) : 0;
        }
        return new DciScores(importance, explained);
    }

    /// <summary>What is predicted of a factor: the number, or for each class whether it is this one.</summary>
    private static double[][] Targets(Factors factors, int factor)
    {
        if (factors.Kind(factor) == FactorKind.Number)
        {
            return [factors.Values(factor)];
        }
        var (classes, count) = factors.Classes(factor, 0);
        return [.. Enumerable.Range(0, count).Select(of => Array.ConvertAll(classes, its => its == of ? 1.0 : 0))];
    }
}
