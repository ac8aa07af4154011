using System.Numerics;
using System.Numerics.Tensors;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Embedding;

/// <summary>Copies the rows that the indices name.</summary>
internal unsafe struct EmbeddingLookup<T>(T* table, long* indices, T* result, int width) : IRangeBody
    where T : unmanaged
{
    public readonly void Run(long start, long end)
    {
        for (var i = start; i < end; i++)
        {
            new ReadOnlySpan<T>(table + (indices[i] * width), width).CopyTo(new Span<T>(result + (i * width), width));
        }
    }
}

/// <summary>Adds every row's gradient to that of the row it was copied from, columns [start, end) at a time: in the order of the indices, whatever the number of threads.</summary>
/// <param name="gradient">One row an index.</param>
/// <param name="indices">Where each row came from.</param>
/// <param name="count">How many there are.</param>
/// <param name="padding">An index that gets no gradient, or −1.</param>
/// <param name="uses">How often each index occurs, to divide by; or null.</param>
/// <param name="result">The table's gradient, zeros at first.</param>
/// <param name="width">Columns of both.</param>
internal unsafe struct EmbeddingGradient<T>(T* gradient, long* indices, long count, long padding, long* uses, T* result, long width) : IRangeBody
    where T : unmanaged, INumber<T>
{
    /// <summary>Columns to a task.</summary>
    internal const long Grain = 64;

    public readonly void Run(long start, long end)
    {
        var columns = (int)(end - start);
        for (long i = 0; i < count; i++)
        {
            var row = indices[i];
            if (row == padding)
            {
                continue;
            }
            var from = new ReadOnlySpan<T>(gradient + (i * width) + start, columns);
            var to = new Span<T>(result + (row * width) + start, columns);
            if (uses is null)
            {
                TensorPrimitives.Add(to, from, to);
            }
            else
            {
                TensorPrimitives.MultiplyAdd(from, T.One / T.CreateTruncating(uses[row]), to, to);
            }
        }
    }
}
