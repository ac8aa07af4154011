using System.Numerics;
using System.Numerics.Tensors;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>Adds the chunks' sums [chunk, group, row, column] and turns them over: [group, column, row].</summary>
internal unsafe struct WeightSums<T> : IRangeBody
    where T : unmanaged, INumber<T>
{
    /// <summary>Rows that stay in a first-level cache between the sum and its turning.</summary>
    internal const int Grain = 64;

    public T* Sums, Output;
    public int Chunks, Groups, Rows, Columns, Pitch;

    /// <summary>Works on rows of sums.</summary>
    public readonly void Run(long start, long end)
    {
        var apart = (long)Groups * Rows * Pitch;
        while (start < end)
        {
            var (group, row) = Math.DivRem(start, Rows);
            var rows = (int)Math.Min(Math.Min(end - start, Rows - row), Grain);
            var first = Sums + (start * Pitch);
            var all = new Span<T>(first, rows * Pitch);
            for (var chunk = 1; chunk < Chunks; chunk++)
            {
                TensorPrimitives.Add(all, new ReadOnlySpan<T>(first + (chunk * apart), all.Length), all);
            }

            Turning.Run(first, Pitch, rows, Columns, Output + (group * Columns * Rows) + row, Rows);
            start += rows;
        }
    }
}
