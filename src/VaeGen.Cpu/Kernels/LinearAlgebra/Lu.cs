using System.Numerics;
using System.Numerics.Tensors;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.LinearAlgebra;

/// <summary>P A = L U of each matrix of a contiguous batch, in place, with the largest element of the column as pivot.</summary>
internal readonly unsafe struct Lu(TensorImpl matrices, TensorImpl pivots, TensorImpl info) : IRealWork
{
    /// <param name="matrices">[batch, n, n]: A before; U and, below its diagonal, L without its ones after.</param>
    /// <param name="pivots">[batch, n] of int: row i was exchanged with this one, counted from 1.</param>
    /// <param name="info">[batch] of int: 0, or the place, counted from 1, of the first zero on U's diagonal.</param>
    internal static void Factor(TensorImpl matrices, TensorImpl pivots, TensorImpl info) =>
        ElementTypes.RunReal(matrices.DType, new Lu(matrices, pivots, info));

    public void Run<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var n = checked((int)matrices.Sizes[^1]);
        var body = new Body<T> { A = matrices.Pointer<T>(), Pivots = pivots.Pointer<int>(), Info = info.Pointer<int>(), N = n };
        WorkerPool.For(info.Count, BatchGrain.Of(n), ref body);
        GC.KeepAlive(matrices);
        GC.KeepAlive(pivots);
        GC.KeepAlive(info);
    }

    private struct Body<T> : IRangeBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* A;
        internal int* Pivots;
        internal int* Info;
        internal int N;

        public readonly void Run(long start, long end)
        {
            for (var b = start; b < end; b++)
            {
                Info[b] = Factor(A + (b * N * N), Pivots + (b * N));
            }
        }

        private readonly int Factor(T* a, int* pivots)
        {
            var info = 0;
            for (var k = 0; k < N; k++)
            {
                var pivot = k;
                for (var i = k + 1; i < N; i++)
                {
                    if (T.Abs(a[((long)i * N) + k]) > T.Abs(a[((long)pivot * N) + k]))
                    {
                        pivot = i;
                    }
                }
                pivots[k] = pivot + 1;
                var top = new Span<T>(a + ((long)k * N), N);
                if (top.Length > 0 && a[((long)pivot * N) + k] == T.Zero)
                {
                    info = info == 0 ? k + 1 : info;
                    continue;
                }
                if (pivot != k)
                {
                    Exchange(top, new Span<T>(a + ((long)pivot * N), N));
                }
                for (var i = k + 1; i < N; i++)
                {
                    var row = a + ((long)i * N);
                    row[k] /= top[k];
                    var rest = new Span<T>(row + k + 1, N - k - 1);
                    TensorPrimitives.MultiplyAdd(top[(k + 1)..], -row[k], rest, rest);
                }
            }
            return info;
        }

        private static void Exchange(Span<T> a, Span<T> b)
        {
            for (var i = 0; i < a.Length; i++)
            {
                (a[i], b[i]) = (b[i], a[i]);
            }
        }
    }
}
