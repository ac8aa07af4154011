using System.Numerics;
using System.Runtime.InteropServices;

namespace VaeGen;

/// <summary>The little linear algebra that the measures need.</summary>
internal static class LinearAlgebra
{
    /// <summary>Σ a·b of vectors of one length.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(a);
        var right = MemoryMarshal.Cast<double, Vector<double>>(b);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            sums += left[i] * right[i];
        }
        var sum = Vector.Sum(sums);
        for (var i = left.Length * Vector<double>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// <summary>The products of all columns with each other, XᵀX: a symmetric matrix.</summary>
    public static double[][] Products(double[][] columns)
    {
        var products = Array.ConvertAll(columns, _ => new double[columns.Length]);
        for (var i = 0; i < columns.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                products[i][j] = products[j][i] = Dot(columns[i], columns[j]);
            }
        }
        return products;
    }

    /// <summary>
    /// Vectors whose outer products add up to a symmetric positive semidefinite matrix, S = Σ l·lᵀ, as many as its rank: the Cholesky
    /// decomposition with the largest pivot first (Higham 2002, §10.3).
    /// </summary>
    public static List<double[]> PivotedCholesky(double[][] matrix)
    {
        var size = matrix.Length;
        var left = new double[size];
        for (var i = 0; i < size; i++)
        {
            left[i] = matrix[i][i];
        }

        // what is left of the diagonal below this is rounding
        var rounding = size * double.BitIncrement(1) - size;
        var smallest = rounding * left.Max();
        var vectors = new List<double[]>();
        while (vectors.Count < size)
        {
            var pivot = left.IndexOf(left.Max());
            if (left[pivot] <= smallest)
            {
                break;
            }
            var vector = (double[])matrix[pivot].Clone();
            foreach (var earlier in vectors)
            {
                AddScaled(vector, -earlier[pivot], earlier);
            }
            var scale = 1 / Math.Sqrt(left[pivot]);
            for (var i = 0; i < size; i++)
            {
                vector[i] *= scale;
                left[i] -= vector[i] * vector[i];
            }
            left[pivot] = 0;
            vectors.Add(vector);
        }
        return vectors;
    }

    /// <summary>
    /// The singular values of the matrix that has these rows: pairs of rows are rotated until all are orthogonal, and then the values are the
    /// rows' lengths (one-sided Jacobi; Demmel &amp; Veselić 1992 on its accuracy). The rows are overwritten: what was U·S·Vᵀ is S·Vᵀ.
    /// </summary>
    public static double[] SingularValues(double[][] rows)
    {
        const double Orthogonal = 1e-15;
        const int MostSweeps = 60;
        var squares = Array.ConvertAll(rows, row => Dot(row, row));
        var rotated = true;
        for (var sweep = 0; rotated && sweep < MostSweeps; sweep++)
        {
            rotated = false;
            for (var p = 0; p < rows.Length; p++)
            {
                for (var q = p + 1; q < rows.Length; q++)
                {
                    var product = Dot(rows[p], rows[q]);
                    if (Math.Abs(product) <= Orthogonal * Math.Sqrt(squares[p] * squares[q]))
                    {
                        continue;
                    }
                    rotated = true;

                    // the angle that makes the two orthogonal, the smaller of the two there are: tan 2φ = 2·p·q / (|q|² − |p|²)
                    var slope = (squares[q] - squares[p]) / (2 * product);
                    var tangent = (slope < 0 ? -1 : 1) / (Math.Abs(slope) + Math.Sqrt(1 + slope * slope));
                    var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
                    Rotate(rows[p], rows[q], cosine, cosine * tangent);
                    squares[p] = Dot(rows[p], rows[p]);
                    squares[q] = Dot(rows[q], rows[q]);
                }
            }
        }
        return Array.ConvertAll(squares, Math.Sqrt);
    }

    /// <summary>sum ← sum + scale·vector.</summary>
    public static void AddScaled(Span<double> sum, double scale, ReadOnlySpan<double> vector)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += scale * vector[i];
        }
    }

    private static void Rotate(Span<double> p, Span<double> q, double cosine, double sine)
    {
        var left = MemoryMarshal.Cast<double, Vector<double>>(p);
        var right = MemoryMarshal.Cast<double, Vector<double>>(q);
        for (var i = 0; i < left.Length; i++)
        {
            (left[i], right[i]) = (left[i] * cosine - right[i] * sine, left[i] * sine + right[i] * cosine);
        }
        for (var i = left.Length * Vector<double>.Count; i < p.Length; i++)
        {
            (p[i], q[i]) = (p[i] * cosine - q[i] * sine, p[i] * sine + q[i] * cosine);
        }
    }
}
