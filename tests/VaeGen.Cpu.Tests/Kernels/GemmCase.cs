using System.Numerics;
using VaeGen.Cpu.Kernels;

namespace VaeGen.Cpu.Tests.Kernels;

internal unsafe delegate void Multiply<T>(int m, int n, int k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, T* bias)
    where T : unmanaged;

/// <summary>One multiplication with random operands, strides and factors; knows its result from a plain loop in double.</summary>
internal sealed unsafe class GemmCase<T>
    where T : unmanaged, INumber<T>
{
    private readonly int m, n, k, aRow, aCol, bRow, bCol, cRow;
    private readonly T alpha, beta;
    private readonly T[] a, b, c;
    private readonly T[]? bias;

    internal GemmCase(System.Random random, int m, int n, int k, int layout)
    {
        (this.m, this.n, this.k) = (m, n, k);
        (aRow, aCol) = Strides(random, m, k, layout % 4);
        (bRow, bCol) = Strides(random, k, n, layout / 4 % 4);
        cRow = n + (layout % 3 == 0 ? random.Next(5) : 0);
        alpha = layout % 2 == 0 ? T.One : T.CreateChecked((random.NextDouble() * 4) - 2);
        beta = T.CreateChecked(random.Next(3) switch { 0 => 0, 1 => 1, _ => -0.75 });
        a = Values(random, (m * aRow) + (k * aCol));
        b = Values(random, (k * bRow) + (n * bCol));
        c = Values(random, m * cRow);
        bias = random.Next(2) == 0 ? null : Values(random, n);
        if (beta == T.Zero)
        {
            // Not to be read: what is not a number would show.
            Array.Fill(c, T.CreateChecked(double.NaN));
        }
    }

    internal T[] Run(Multiply<T> multiply)
    {
        var result = (T[])c.Clone();
        fixed (T* pa = a, pb = b, pc = result, pbias = bias)
        {
            multiply(m, n, k, alpha, pa, aRow, aCol, pb, bRow, bCol, beta, pc, cRow, pbias);
        }

        return result;
    }

    internal void Check(Multiply<T> multiply)
    {
        var result = Run(multiply);
        var (x, y) = (Doubles(a), Doubles(b));
        var precision = typeof(T) == typeof(float) ? 6e-8 : 1.2e-16;
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < cRow; j++)
            {
                var found = double.CreateChecked(result[(i * cRow) + j]);
                if (j >= n)
                {
                    Assert.Equal(double.CreateChecked(c[(i * cRow) + j]), found);
                    continue;
                }

                var (expected, magnitude) = Reference(x, y, i, j);
                var bound = precision * (k + 4) * magnitude;
                Assert.True(Math.Abs(found - expected) <= bound, $"{this}, [{i}, {j}]: expected {expected:R}, found {found:R}.");
            }
        }
    }

    public override string ToString() => $"{m}×{k} ({aRow}, {aCol}) by {k}×{n} ({bRow}, {bCol}), alpha {alpha}, beta {beta}, {(bias is null ? "no bias" : "bias")}";

    private (double Value, double Magnitude) Reference(double[] x, double[] y, int i, int j)
    {
        double sum = 0, magnitude = 0;
        for (var p = 0; p < k; p++)
        {
            var term = x[(i * aRow) + (p * aCol)] * y[(p * bRow) + (j * bCol)];
            sum += term;
            magnitude += Math.Abs(term);
        }

        sum *= double.CreateChecked(alpha);
        magnitude *= Math.Abs(double.CreateChecked(alpha));
        var added = (beta == T.Zero ? 0 : double.CreateChecked(beta * c[(i * cRow) + j])) + (bias is null ? 0 : double.CreateChecked(bias[j]));
        return (sum + added, magnitude + Math.Abs(added) + 1);
    }

    private static double[] Doubles(T[] values) => Array.ConvertAll(values, double.CreateChecked);

    // 0 row-major, 1 column-major, 2 row-major in a wider matrix, 3 nothing contiguous.
    private static (int Row, int Col) Strides(System.Random random, int rows, int cols, int kind) => kind switch
    {
        0 => (Math.Max(1, cols), 1),
        1 => (1, Math.Max(1, rows)),
        2 => (cols + random.Next(1, 9), 1),
        _ => ((2 * cols) + 3, 2),
    };

    private static T[] Values(System.Random random, int count)
    {
        var values = new T[Math.Max(count, 1)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = T.CreateChecked((random.NextDouble() * 2) - 1);
        }

        return values;
    }
}
