using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>What happens to one line along a dimension: its element k lies at offset + k · step in every contiguous tensor of these sizes.</summary>
internal interface ILineWork
{
    void Run<T>(long line, long offset, long step, long length)
        where T : unmanaged, INumber<T>;
}

/// <summary>Walks the lines along one dimension of contiguous tensors, in parallel.</summary>
internal static class Lines
{
    /// <summary>Runs the work for every line; which type its elements have, and how many lines there are, the tensor says.</summary>
    internal static void Over<TWork>(TensorImpl x, int dim, TWork work)
        where TWork : struct, ILineWork
    {
        var length = x.Rank == 0 ? 1 : x.Sizes[dim];
        var inner = x.Rank == 0 ? 1 : Shapes.Count(x.Sizes.AsSpan(dim + 1));
        if (x.Count > 0)
        {
            ElementTypes.Run(x.DType, new Walk<TWork>(x.Count / length, length, inner, work));
        }
    }

    private readonly struct Walk<TWork>(long lines, long length, long inner, TWork work) : IElementWork
        where TWork : struct, ILineWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var body = new Body<TWork, T> { Length = length, Inner = inner, Work = work };
            WorkerPool.For(lines, Math.Max(1, 8192 / length), ref body);
        }
    }

    private struct Body<TWork, T> : IRangeBody
        where TWork : struct, ILineWork
        where T : unmanaged, INumber<T>
    {
        internal long Length, Inner;
        internal TWork Work;

        public readonly void Run(long start, long end)
        {
            for (var line = start; line < end; line++)
            {
                var (i, j) = Math.DivRem(line, Inner);
                Work.Run<T>(line, (i * Length * Inner) + j, Inner, Length);
            }
        }
    }
}
