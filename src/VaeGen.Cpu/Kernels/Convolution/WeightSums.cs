using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>Adds the chunks' sums [chunk, group, row, column] and turns them over: [group, column, row].</summary>
internal unsafe struct WeightSums<T> : IRangeBody
    where T : unmanaged, INumber<T>
{
    public T* Sums, Output;
    public int Chunks, Groups, Rows, Columns, Pitch;

    /// <summary>Works on rows of sums.</summary>
    public readonly void Run(long start, long end)
    {
        var apart = (long)Groups * Rows * Pitch;
        for (var index = start; index < end; index++)
        {
            var (group, row) = Math.DivRem(index, Rows);
            var first = Sums + (index * Pitch);
            var all = new Span<T>(first, Columns);
            for (var chunk = 1; chunk < Chunks; chunk++)
            {
                System.Numerics.Tensors.TensorPrimitives.Add(all, new ReadOnlySpan<T>(first + (chunk * apart), Columns), all);
            }

            var target = Output + (group * Columns * Rows) + row;
            for (var column = 0; column < Columns; column++)
            {
                target[(long)column * Rows] = first[column];
            }
        }
    }
}
