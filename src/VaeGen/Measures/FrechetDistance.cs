namespace VaeGen;

/// <summary>
/// How far apart two sets of feature vectors are, each taken for a Gaussian: the Fréchet distance (Dowson &amp; Landau 1982), which is called FID
/// where the features are those of a certain Inception network (Heusel et al. 2017).
/// </summary>
/// <remarks>
/// The features are the caller's: a classifier's last hidden layer, the latent means of a model, hand-made measurements. Distances compare
/// only where the features and the numbers of samples are the same: with few samples the distance is too large on average.
/// </remarks>
public static class FrechetDistance
{
    /// <summary>
    /// ‖m₁ − m₂‖² + tr(S₁ + S₂ − 2·(S₁S₂)^½), m the means and S the covariances (with n − 1) of the sets: 0 where these are equal, at best.
    /// </summary>
    /// <param name="first">Feature vectors, at least two: [samples, features].</param>
    /// <param name="second">As many features each; the number of samples may differ.</param>
    /// <returns>The squared distance, in squared units of the features.</returns>
    /// <exception cref="ShapeException">The two have not the same number of features.</exception>
    /// <exception cref="DataException">A set has fewer than two samples, or a value is NaN or infinite.</exception>
    /// <example><code>var distance = FrechetDistance.Between(features(heldOut), features(model.Sample(10_000)));</code></example>
    public static double Between(IDataset first, IDataset second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Columns.RequireWidth(Shapes.Size(first.Shape), Shapes.Size(second.Shape), "feature vector of the second set");
        var (means1, covariance1) = Gaussian(Columns.Read(first, "feature vectors", 2));
        var (means2, covariance2) = Gaussian(Columns.Read(second, "feature vectors", 2));
        var distance = 0.0;
        for (var i = 0; i < means1.Length; i++)
        {
            var shift = means1[i] - means2[i];
            distance += shift * shift + covariance1[i][i] + covariance2[i][i];
        }

        // below 0 by rounding alone
        return Math.Max(0, distance - 2 * TraceOfRoot(covariance1, covariance2));
    }

    /// <summary>
    /// tr (S₁S₂)^½. With S = LLᵀ, the eigenvalues of S₁S₂ are the squares of the singular values of L₁ᵀL₂, which need no root of a matrix, exist where
    /// a covariance has no inverse, and lose no digits by squaring.
    /// </summary>
    private static double TraceOfRoot(double[][] covariance1, double[][] covariance2)
    {
        var fewer = LinearAlgebra.PivotedCholesky(covariance1);
        var more = LinearAlgebra.PivotedCholesky(covariance2);
        if (fewer.Count > more.Count)
        {
            (fewer, more) = (more, fewer);
        }
        return LinearAlgebra.SingularValues([.. fewer.Select(row => more.Select(column => LinearAlgebra.Dot(row, column)).ToArray())]).Sum();
    }

    private static (double[] Means, double[][] Covariance) Gaussian(double[][] features)
    {
        var means = Array.ConvertAll(features, column => Columns.Centre(column));
        var covariance = LinearAlgebra.Products(features);
        foreach (var row in covariance)
        {
            foreach (ref var product in row.AsSpan())
            {
                product /= features[0].Length - 1;
            }
        }
        return (means, covariance);
    }
}
