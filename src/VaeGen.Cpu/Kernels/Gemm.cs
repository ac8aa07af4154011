using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels;

/// <summary>C = alpha · A · B + beta · C (+ bias): matrices of any strides, C row-major.</summary>
internal static unsafe class Gemm
{
    /// <summary>Multiplies A [m, k] by B [k, n] into C [m, n].</summary>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="n">Columns of B and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="a">Element (i, p) is a[i · aRow + p · aCol].</param>
    /// <param name="aRow">Step from row to row of A.</param>
    /// <param name="aCol">Step from column to column of A.</param>
    /// <param name="b">Element (p, j) is b[p · bRow + j · bCol].</param>
    /// <param name="bRow">Step from row to row of B.</param>
    /// <param name="bCol">Step from column to column of B.</param>
    /// <param name="beta">Factor of the old C; with 0 it is not read, so it may be uninitialised.</param>
    /// <param name="c">Element (i, j) is c[i · cRow + j].</param>
    /// <param name="cRow">Step from row to row of C.</param>
    /// <param name="bias">Null, or [n]: added to every row, not multiplied by alpha.</param>
    internal static void Run(int m, int n, int k, float alpha, float* a, long aRow, long aCol, float* b, long bRow, long bCol, float beta, float* c, long cRow, float* bias)
        => Loop(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, bias);

    /// <inheritdoc cref="Run(int, int, int, float, float*, long, long, float*, long, long, float, float*, long, float*)"/>
    internal static void Run(int m, int n, int k, double alpha, double* a, long aRow, long aCol, double* b, long bRow, long bCol, double beta, double* c, long cRow, double* bias)
        => Loop(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, bias);

    private static void Loop<T>(int m, int n, int k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, T* bias)
        where T : unmanaged, INumber<T>
    {
        var rows = new Rows<T> { N = n, K = k, Alpha = alpha, A = a, ARow = aRow, ACol = aCol, B = b, BRow = bRow, BCol = bCol, Beta = beta, C = c, CRow = cRow, Bias = bias };
        WorkerPool.For(m, 8, ref rows);
    }

    private struct Rows<T> : IRangeBody
        where T : unmanaged, INumber<T>
    {
        public int N, K;
        public T Alpha, Beta;
        public T* A, B, C, Bias;
        public long ARow, ACol, BRow, BCol, CRow;

        public readonly void Run(long start, long end)
        {
            for (var i = start; i < end; i++)
            {
                for (var j = 0; j < N; j++)
                {
                    var sum = T.Zero;
                    for (var p = 0; p < K; p++)
                    {
                        sum += A[(i * ARow) + (p * ACol)] * B[(p * BRow) + (j * BCol)];
                    }

                    sum *= Alpha;
                    sum += Beta == T.Zero ? T.Zero : Beta * C[(i * CRow) + j];
                    C[(i * CRow) + j] = Bias == null ? sum : sum + Bias[j];
                }
            }
        }
    }
}
