namespace VaeGen;

/// <summary>
/// Linear predictors with an L1 penalty (Tibshirani 1996) from the same columns, all standardised: the weights that minimise ½·(mean squared error) + α·Σ|w|, found by going
/// through them one at a time (coordinate descent, Friedman et al. 2010).
/// </summary>
internal sealed class Lasso
{
    private const int MostPasses = 10_000;
    private const double Still = 1e-12;
    private readonly int[] fitted;
    private readonly double alpha;
    private readonly Standardised[] columns;
    private readonly double[][] correlations;

    /// <param name="columns">What predicts: [dimensions][samples].</param>
    /// <param name="fitted">The samples to fit to.</param>
    /// <param name="alpha">The penalty's weight α.</param>
    public Lasso(double[][] columns, int[] fitted, double alpha)
    {
        this.fitted = fitted;
        this.alpha = alpha;
        this.columns = Array.ConvertAll(columns, column => new Standardised(column, fitted));
        correlations = Array.ConvertAll(this.columns, a => Array.ConvertAll(this.columns, b => a.Correlation(b)));
    }

    /// <summary>The predictor's weights, in standard deviations of the target for one of the column.</summary>
    public double[] Weights(double[] target)
    {
        var standardised = new Standardised(target, fitted);
        var wanted = Array.ConvertAll(columns, column => column.Correlation(standardised));
        var weights = new double[columns.Length];
        var moved = double.PositiveInfinity;
        for (var pass = 0; moved > Still && pass < MostPasses; pass++)
        {
            moved = 0;
            for (var j = 0; j < weights.Length; j++)
            {
                // a column that never changes correlates with nothing, itself included
                if (correlations[j][j] == 0)
                {
                    continue;
                }

                // what the others leave to this one, shrunk by α
                var left = wanted[j] - LinearAlgebra.Dot(correlations[j], weights) + correlations[j][j] * weights[j];
                var weight = Math.CopySign(Math.Max(0, Math.Abs(left) - alpha), left) / correlations[j][j];
                moved = Math.Max(moved, Math.Abs(weight - weights[j]));
                weights[j] = weight;
            }
        }
        return weights;
    }

    /// <summary>The squared errors of a predictor on other samples, summed, and those of the fitted samples' mean, in the target's own units.</summary>
    public (double Error, double Spread) Errors(double[] weights, double[] target, int[] samples)
    {
        var standardised = new Standardised(target, fitted);
        var (error, spread) = (0.0, 0.0);
        foreach (var sample in samples)
        {
            var predicted = 0.0;
            for (var j = 0; j < weights.Length; j++)
            {
                predicted += weights[j] * columns[j].At(sample);
            }
            var difference = target[sample] - standardised.Mean;
            var missed = difference - predicted * standardised.Deviation;
            error += missed * missed;
            spread += difference * difference;
        }
        return (error, spread);
    }

    /// <summary>A column with mean 0 and variance 1 over the fitted samples.</summary>
    private sealed class Standardised
    {
        private readonly double[] column;
        private readonly double[] values;

        public Standardised(double[] column, int[] fitted)
        {
            this.column = column;
            values = Array.ConvertAll(fitted, sample => column[sample]);
            var first = values[0];
            var changes = Array.Exists(values, value => value != first);
            Mean = Columns.Centre(values);
            Deviation = changes ? Math.Sqrt(LinearAlgebra.Dot(values, values) / values.Length) : 0;
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = Scaled(values[i]);
            }
        }

        public double Mean { get; }

        public double Deviation { get; }

        public double At(int sample) => Scaled(column[sample] - Mean);

        public double Correlation(Standardised other) => LinearAlgebra.Dot(values, other.values) / values.Length;

        private double Scaled(double centred) => Deviation > 0 ? centred / Deviation : 0;
    }
}
