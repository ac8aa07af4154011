using System.Globalization;

namespace VaeGen;

/// <summary>
/// The directions in which a data set varies most, each at right angles to those before (Pearson 1901): a map of a latent space in two dimensions,
/// and the linear counterpart of an autoencoder, which any anomaly detector should beat.
/// </summary>
/// <example>
/// <code>
/// var map = PrincipalComponents.Of(codes, 2).Project(codes);
/// var scores = PrincipalComponents.Of(train, 4).ReconstructionErrors(heldOut);
/// </code>
/// </example>
public sealed class PrincipalComponents
{
    /// <summary>The most values a sample may have where there are as many samples or more: what follows takes the third power of it in time.</summary>
    public const int MaximumWidth = 2048;

    private readonly double[] mean;
    private readonly double[][] directions;

    private PrincipalComponents(double[] mean, double[][] directions, double[] variances, double total)
    {
        this.mean = mean;
        this.directions = directions;
        Variances = variances;
        Shares = Array.ConvertAll(variances, variance => total > 0 ? variance / total : 0);
    }

    /// <summary>The variance along each direction, with n − 1, the largest first.</summary>
    public IReadOnlyList<double> Variances { get; }

    /// <summary>The share of all variance that each direction has; 0 where nothing varies.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Finds the directions of most variance.</summary>
    /// <param name="data">Samples, at least two.</param>
    /// <param name="count">How many directions, from 1 to the number of values of a sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no so many directions.</exception>
    /// <exception cref="ShapeException">A sample has more than <see cref="MaximumWidth"/> values, and there are more samples than that.</exception>
    /// <exception cref="DataException">There are fewer than two samples, or a value is NaN or infinite.</exception>
    public static PrincipalComponents Of(IDataset data, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        var width = Shapes.Size(data.Shape);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, width);
        if (Math.Min(width, data.Count) > MaximumWidth)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture, $"The samples have {width} values each, expected at most {MaximumWidth}, or at most {MaximumWidth} samples."))
            {
                Expected = string.Create(CultureInfo.InvariantCulture, $"at most {MaximumWidth}"),
                Found = width.ToString(CultureInfo.InvariantCulture),
            };
        }
        var columns = Columns.Read(data, "samples", atLeast: 2);
        var mean = Array.ConvertAll(columns, column => Columns.Centre(column));
        var total = columns.Sum(column => LinearAlgebra.Dot(column, column)) / (data.Count - 1);

        // rows with X = U·S·Vᵀ or Xᵀ·X = V·S²·Vᵀ, whichever are fewer: rotated until they are orthogonal they are S·Vᵀ or S²·Vᵀ, and V has the directions
        var areSamples = data.Count < width;
        var rows = areSamples ? Transposed(columns) : LinearAlgebra.Products(columns);
        var lengths = LinearAlgebra.SingularValues(rows);
        var order = Enumerable.Range(0, rows.Length).OrderByDescending(row => lengths[row]).ToArray();

        var directions = new List<double[]>();
        var variances = new double[count];
        for (var i = 0; i < count; i++)
        {
            var length = i < order.Length ? lengths[order[i]] : 0;
            variances[i] = (areSamples ? length * length : length) / (data.Count - 1);
            directions.Add(Direction(i < order.Length ? rows[order[i]] : new double[width], directions));
        }
        return new PrincipalComponents(mean, [.. directions], variances, total);
    }

    /// <summary>A direction, of length 1; its largest value by size is positive, so that the same data always gives the same sign.</summary>
    /// <param name="component">Which, from 0.</param>
    public ReadOnlySpan<double> Direction(int component) => directions[component];

    /// <summary>Where samples are in the space of the directions, counted from the mean of the data that these are of.</summary>
    /// <param name="data">Samples of as many values.</param>
    /// <returns>Vectors of as many values as there are directions: <c>[samples, directions]</c>.</returns>
    /// <exception cref="ShapeException">The samples have another number of values.</exception>
    /// <exception cref="DataException">A value is NaN or infinite.</exception>
    public SampleSet Project(IDataset data)
    {
        var count = directions.Length;
        var values = new float[(data?.Count ?? 0) * (long)count];
        ForEach(data!, (index, centred) =>
        {
            for (var i = 0; i < count; i++)
            {
                values[(long)index * count + i] = (float)LinearAlgebra.Dot(centred, directions[i]);
            }
        });
        return new SampleSet(values, count);
    }

    /// <summary>How far samples are from what the directions can say of them: the squared distance from the nearest point of the plane that they span.</summary>
    /// <param name="data">Samples of as many values.</param>
    /// <returns>A value for each, 0 where the directions say everything: a score for <see cref="AnomalyScores"/>.</returns>
    /// <exception cref="ShapeException">The samples have another number of values.</exception>
    /// <exception cref="DataException">A value is NaN or infinite.</exception>
    public double[] ReconstructionErrors(IDataset data)
    {
        var errors = new double[data?.Count ?? 0];
        ForEach(data!, (index, rest) =>
        {
            // what is left when each direction's part is taken away
            foreach (var direction in directions)
            {
                LinearAlgebra.AddScaled(rest, -LinearAlgebra.Dot(rest, direction), direction);
            }
            errors[index] = LinearAlgebra.Dot(rest, rest);
        });
        return errors;
    }

    private void ForEach(IDataset data, Action<int, double[]> action)
    {
        ArgumentNullException.ThrowIfNull(data);
        Columns.RequireWidth(mean.Length, Shapes.Size(data.Shape), "sample");
        var sample = new float[mean.Length];
        var centred = new double[mean.Length];
        for (var index = 0; index < data.Count; index++)
        {
            data.Read(index, sample);
            Columns.RequireFinite(sample, "samples", index);
            for (var i = 0; i < centred.Length; i++)
            {
                centred[i] = sample[i] - mean[i];
            }
            action(index, centred);
        }
    }

    // where the data does not vary any more, any direction at right angles to the others is as good
    private static double[] Direction(double[] row, List<double[]> earlier)
    {
        var direction = (double[])row.Clone();
        for (var axis = 0; !Orthonormalise(direction, earlier); axis++)
        {
            Array.Clear(direction);
            direction[axis] = 1;
        }
        var largest = direction.MaxBy(Math.Abs);
        return largest < 0 ? Array.ConvertAll(direction, value => -value) : direction;
    }

    private static bool Orthonormalise(double[] direction, List<double[]> earlier)
    {
        const double Rounding = 1e-6;
        var before = Math.Sqrt(LinearAlgebra.Dot(direction, direction));
        for (var again = 0; again < 2; again++) // twice is enough (Giraud et al. 2005)
        {
            foreach (var other in earlier)
            {
                LinearAlgebra.AddScaled(direction, -LinearAlgebra.Dot(direction, other), other);
            }
        }
        var length = Math.Sqrt(LinearAlgebra.Dot(direction, direction));
        if (before == 0 || length <= Rounding * before)
        {
            return false;
        }
        for (var i = 0; i < direction.Length; i++)
        {
            direction[i] /= length;
        }
        return true;
    }

    private static double[][] Transposed(double[][] columns)
    {
        var rows = new double[columns[0].Length][];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = Array.ConvertAll(columns, column => column[row]);
        }
        return rows;
    }
}
