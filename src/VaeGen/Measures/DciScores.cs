namespace VaeGen;

/// <summary>Disentanglement, completeness and informativeness of codes: what <see cref="Disentanglement.Dci"/> returns.</summary>
public sealed class DciScores
{
    private readonly double[][] importance;

    /// <param name="importance">How much each factor's predictor leans on each dimension, [factors][dimensions].</param>
    /// <param name="informativenesses">What each predictor explains.</param>
    internal DciScores(double[][] importance, double[] informativenesses)
    {
        this.importance = importance;
        var (factors, dimensions) = (importance.Length, importance[0].Length);
        Informativenesses = informativenesses;
        Completenesses = Array.ConvertAll(importance, Concentration);
        Disentanglements = new double[dimensions];
        var total = importance.Sum(row => row.Sum());
        for (var dimension = 0; dimension < dimensions; dimension++)
        {
            var column = new double[factors];
            for (var factor = 0; factor < factors; factor++)
            {
                column[factor] = importance[factor][dimension];
            }
            Disentanglements[dimension] = Concentration(column);

            // a dimension counts as much as the predictors lean on it
            Disentanglement += total > 0 ? column.Sum() / total * Disentanglements[dimension] : 0;
        }
        Completeness = Completenesses.Average();
        Informativeness = Informativenesses.Average();
    }

    /// <summary>Whether a dimension tells about one factor only: the mean of <see cref="Disentanglements"/>, each weighed by the dimension's share of all importance.</summary>
    public double Disentanglement { get; }

    /// <summary>Whether a factor is told by one dimension only: the mean of <see cref="Completenesses"/>.</summary>
    public double Completeness { get; }

    /// <summary>How well the factors can be predicted: the mean of <see cref="Informativenesses"/>.</summary>
    public double Informativeness { get; }

    /// <summary>1 − H(p) for each latent dimension, p its importances for the factors as shares, H their entropy to the base of the number of factors; 0 where it is of no importance.</summary>
    public double[] Disentanglements { get; }

    /// <summary>1 − H(p) for each factor, p the dimensions' importances for it as shares, H their entropy to the base of the number of dimensions; 0 where none is of importance.</summary>
    public double[] Completenesses { get; }

    /// <summary>R² of each factor's predictor on samples that it was not fitted to, from 0 to 1.</summary>
    public double[] Informativenesses { get; }

    /// <summary>How much a factor's predictor leans on a dimension: the absolute weight in standard deviations, for classes summed over them.</summary>
    /// <param name="factor">The factor, from 0.</param>
    /// <param name="dimension">The latent dimension, from 0.</param>
    public double this[int factor, int dimension] => importance[factor][dimension];

    private static double Concentration(double[] importances)
    {
        var total = importances.Sum();
        if (total <= 0)
        {
            return 0;
        }
        var entropy = 0.0;
        foreach (var value in importances)
        {
            entropy -= value > 0 ? value / total * Math.Log(value / total) : 0;
        }
        return importances.Length == 1 ? 1 : 1 - entropy / Math.Log(importances.Length);
    }
}
