using System.Numerics;
using System.Numerics.Tensors;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.LinearAlgebra;

/// <summary>Solves T X = B by substitution, whole rows of X at a time, in place of B. Columns are independent: blocks of them run in parallel.</summary>
internal readonly unsafe struct Triangular(TensorImpl triangles, TensorImpl x, bool upper, bool unit) : IRealWork
{
    private const int ColumnBlock = 128;

    /// <param name="triangles">[batch, n, n], of any strides; only one triangle is read.</param>
    /// <param name="x">[batch, n, columns], contiguous: B before, X after.</param>
    /// <param name="upper">Which triangle.</param>
    /// <param name="unit">Whether the diagonal counts as ones.</param>
    internal static void Solve(TensorImpl triangles, TensorImpl x, bool upper, bool unit) =>
        ElementTypes.RunReal(x.DType, new Triangular(triangles, x, upper, unit));

    public void Run<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Count == 0)
        {
            return;
        }
        var (n, columns) = (checked((int)x.Sizes[1]), checked((int)x.Sizes[2]));
        var blocks = (columns + ColumnBlock - 1) / ColumnBlock;
        var body = new Body<T>
        {
            Triangles = triangles.Pointer<T>(),
            X = x.Pointer<T>(),
            Batch = triangles.Strides[0],
            Row = triangles.Strides[1],
            Column = triangles.Strides[2],
            N = n,
            Columns = columns,
            Blocks = blocks,
            Upper = upper,
            Unit = unit,
        };
        WorkerPool.For(x.Sizes[0] * blocks, Math.Max(1, 65536 / ((long)n * n * Math.Min(columns, ColumnBlock))), ref body);
        GC.KeepAlive(triangles);
        GC.KeepAlive(x);
    }

    private struct Body<T> : IRangeBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        internal T* Triangles;
        internal T* X;
        internal long Batch, Row, Column;
        internal int N, Columns, Blocks;
        internal bool Upper, Unit;

        public readonly void Run(long start, long end)
        {
            for (var task = start; task < end; task++)
            {
                var (batch, block) = Math.DivRem(task, Blocks);
                var first = (int)block * ColumnBlock;
                Substitute(Triangles + (batch * Batch), X + (batch * N * Columns) + first, Math.Min(ColumnBlock, Columns - first));
            }
        }

        private readonly void Substitute(T* t, T* x, int width)
        {
            for (var step = 0; step < N; step++)
            {
                var i = Upper ? N - 1 - step : step;
                var row = new Span<T>(x + ((long)i * Columns), width);
                for (var before = 0; before < step; before++)
                {
                    var j = Upper ? N - 1 - before : before;
                    var factor = -t[(i * Row) + (j * Column)];
                    TensorPrimitives.MultiplyAdd(new ReadOnlySpan<T>(x + ((long)j * Columns), width), factor, row, row);
                }
                if (!Unit)
                {
                    TensorPrimitives.Divide<T>(row, t[(i * Row) + (i * Column)], row);
                }
            }
        }
    }
}
