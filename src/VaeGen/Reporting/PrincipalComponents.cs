namespace VaeGen;

/// <summary>
/// The plane in which codes differ most (principal component analysis, Pearson 1901): the two eigenvectors of their covariance matrix with the largest eigenvalues.
/// </summary>
/// <param name="First">Each code's place along the first.</param>
/// <param name="Second">Each code's place along the second; 0 where codes have one dimension.</param>
/// <param name="Shares">The shares of the variance that the two have.</param>
internal sealed record PrincipalComponents(double[] First, double[] Second, (double First, double Second) Shares)
{
    /// <summary>Finds the plane. Of the two directions of a component, it is the one whose largest entry is positive.</summary>
    public static PrincipalComponents Of(IDataset codes)
    {
        var columns = Columns.Read(codes, "codes", 2);
        foreach (var column in columns)
        {
            Columns.Centre(column);
        }
        var covariance = Array.ConvertAll(columns, a => Array.ConvertAll(columns, b => LinearAlgebra.Dot(a, b) / (codes.Count - 1)));
        var total = columns.Index().Sum(column => covariance[column.Index][column.Index]);

        // S = VΛVᵀ: rows that rotations have made orthogonal are λ·vᵀ
        var lengths = LinearAlgebra.SingularValues(covariance);
        var order = Enumerable.Range(0, lengths.Length).OrderByDescending(i => lengths[i]).ToArray();
        return new PrincipalComponents(
            Along(columns, covariance[order[0]], lengths[order[0]]),
            order.Length > 1 ? Along(columns, covariance[order[1]], lengths[order[1]]) : new double[codes.Count],
            total > 0 ? (lengths[order[0]] / total, order.Length > 1 ? lengths[order[1]] / total : 0) : (0, 0));
    }

    private static double[] Along(double[][] columns, double[] direction, double length)
    {
        var places = new double[columns[0].Length];
        if (length > 0)
        {
            var sign = Math.Sign(direction.MaxBy(Math.Abs));
            for (var dimension = 0; dimension < columns.Length; dimension++)
            {
                for (var i = 0; i < places.Length; i++)
                {
                    places[i] += sign * direction[dimension] / length * columns[dimension][i];
                }
            }
        }
        return places;
    }
}
