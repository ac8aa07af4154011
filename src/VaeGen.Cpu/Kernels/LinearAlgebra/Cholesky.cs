using System.Numerics;
using System.Numerics.Tensors;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.LinearAlgebra;

/// <summary>A = L Lᵀ of each matrix of a contiguous batch, in place: row by row, each element one dot product of rows.</summary>
internal readonly unsafe struct Cholesky(TensorImpl matrices, TensorImpl info) : IRealWork
{
    /// <param name="matrices">[batch, n, n]; of A only the lower triangle is read, above L zeros are written.</param>
    /// <param name="info">[batch] of int: 0, or the order of the leading minor that is not positive definite; that matrix is left unfinished.</param>
    internal static void Factor(TensorImpl matrices, TensorImpl info) => ElementTypes.RunReal(matrices.DType, new Cholesky(matrices, info));

    public void Run<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var n = checked((int)matrices.Sizes[^1]);
        var body = new Body<T> { A = matrices.Pointer<T>(), Info = info.Pointer<int>(), N = n };
        WorkerPool.For(info.Count, BatchGrain.Of(n), ref body);
        GC.KeepAlive(matrices);
        GC.KeepAlive(info);
    }

    private struct Body<T> : IRangeBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* A;
        internal int* Info;
        internal int N;

        public readonly void Run(long start, long end)
        {
            for (var b = start; b < end; b++)
            {
                Info[b] = Factor(A + (b * N * N));
            }
        }

        private readonly int Factor(T* a)
        {
            for (var i = 0; i < N; i++)
            {
                var row = a + ((long)i * N);
                for (var j = 0; j <= i; j++)
                {
                    var other = a + ((long)j * N);
                    var rest = row[j] - TensorPrimitives.Dot(new ReadOnlySpan<T>(row, j), new ReadOnlySpan<T>(other, j));
                    if (j < i)
                    {
                        row[j] = rest / other[j];
                        continue;
                    }
                    if (!(rest > T.Zero))
                    {
                        return i + 1;
                    }
                    row[i] = T.Sqrt(rest);
                }
                new Span<T>(row + i + 1, N - i - 1).Clear();
            }
            return 0;
        }
    }
}
