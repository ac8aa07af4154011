using System.Numerics;

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
        => Widest.Run<GemmProduct<float>, float>(new(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, bias));

    /// <inheritdoc cref="Run(int, int, int, float, float*, long, long, float*, long, long, float, float*, long, float*)"/>
    internal static void Run(int m, int n, int k, double alpha, double* a, long aRow, long aCol, double* b, long bRow, long bCol, double beta, double* c, long cRow, double* bias)
        => Widest.Run<GemmProduct<double>, double>(new(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, bias));

    /// <summary>The same in a given vector width and tile height; <see cref="Run(int, int, int, float, float*, long, long, float*, long, long, float, float*, long, float*)"/> takes the widest that the CPU has.</summary>
    internal static void Run<TSimd, TVector, T, TRows>(int m, int n, int k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, T* bias)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, INumber<T>
        where TRows : struct, IConstant
    {
        if (m <= 0 || n <= 0)
        {
            return;
        }

        var job = new GemmJob<TSimd, TVector, T, TRows>
        {
            M = m, N = n, K = k, Alpha = alpha, A = a, ARow = aRow, ACol = aCol, B = b, BRow = bRow, BCol = bCol, Beta = beta, C = c, CRow = cRow, Bias = bias,
        };
        job.Run();
    }
}
