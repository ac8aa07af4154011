namespace VaeGen.Tests;

public sealed class LinearAlgebraTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(17)]
    public void Singular_values_are_those_a_matrix_was_made_of(int size)
    {
        // U·diag(s)·Vᵀ with reflections I − 2uuᵀ for U and V; the values span ten orders of magnitude, and small ones keep their digits
        var values = Enumerable.Range(0, size).Select(i => Math.Pow(10, -10.0 * i / size)).ToArray();
        var (left, right) = (Reflection(size, 1), Reflection(size, 2));
        var rows = new double[size][];
        for (var i = 0; i < size; i++)
        {
            rows[i] = new double[size];
            for (var j = 0; j < size; j++)
            {
                rows[i][j] = Enumerable.Range(0, size).Sum(k => left[i][k] * values[k] * right[j][k]);
            }
        }
        var found = LinearAlgebra.SingularValues(rows).OrderDescending().ToArray();
        for (var i = 0; i < size; i++)
        {
            Assert.Equal(values[i], found[i], 1e-14);
        }
    }

    [Fact]
    public void A_semidefinite_matrix_is_the_sum_of_as_many_outer_products_as_its_rank()
    {
        // rank 2 of 5
        double[][] vectors = [[1, 2, 3, 4, 5], [2, 0, -1, 0, 1]];
        var matrix = Enumerable.Range(0, 5).Select(i => Enumerable.Range(0, 5).Select(j => vectors.Sum(v => v[i] * v[j])).ToArray()).ToArray();
        var found = LinearAlgebra.PivotedCholesky(matrix);
        Assert.Equal(2, found.Count);
        for (var i = 0; i < 5; i++)
        {
            MeasureGoldens.AssertClose(matrix[i], [.. Enumerable.Range(0, 5).Select(j => found.Sum(v => v[i] * v[j]))], 1e-12);
        }
        Assert.Empty(LinearAlgebra.PivotedCholesky([[0, 0], [0, 0]]));
    }

    private static double[][] Reflection(int size, int seed)
    {
        var random = new Random(seed);
        var vector = Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5).ToArray();
        var square = vector.Sum(value => value * value);
        return [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => (i == j ? 1 : 0) - 2 * vector[i] * vector[j] / square).ToArray())];
    }
}
