using System.Numerics;
using System.Numerics.Tensors;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels;

/// <summary>Euclidean distances between the rows of two matrices, batch by batch: y[b, i, j] = ‖x1[b, i] − x2[b, j]‖.</summary>
internal readonly unsafe struct PairwiseDistance(TensorImpl x1, TensorImpl x2, TensorImpl y) : IRealWork
{
    /// <summary>All contiguous: [batch, n, d], [batch, m, d] and [batch, n, m].</summary>
    internal static void Run(TensorImpl x1, TensorImpl x2, TensorImpl y) => ElementTypes.RunReal(y.DType, new PairwiseDistance(x1, x2, y));

    public void Run<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var body = new Body<T>
        {
            X1 = x1.Pointer<T>(),
            X2 = x2.Pointer<T>(),
            Y = y.Pointer<T>(),
            N = y.Sizes[1],
            M = y.Sizes[2],
            D = checked((int)x1.Sizes[2]),
        };
        if (y.Count > 0)
        {
            WorkerPool.For(y.Sizes[0] * body.N, Math.Max(1, 16384 / (body.M * Math.Max(1, body.D))), ref body);
        }
        GC.KeepAlive(x1);
        GC.KeepAlive(x2);
        GC.KeepAlive(y);
    }

    private struct Body<T> : IRangeBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* X1;
        internal T* X2;
        internal T* Y;
        internal long N, M;
        internal int D;

        public readonly void Run(long start, long end)
        {
            for (var row = start; row < end; row++)
            {
                var own = new ReadOnlySpan<T>(X1 + (row * D), D);
                var others = X2 + (row / N * M * D);
                for (long j = 0; j < M; j++)
                {
                    Y[(row * M) + j] = D == 0 ? T.Zero : TensorPrimitives.Distance(own, new ReadOnlySpan<T>(others + (j * D), D));
                }
            }
        }
    }
}
