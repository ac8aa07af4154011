using System.Numerics;
using System.Numerics.Tensors;
using VaeGen.Cpu.Memory;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Resizing;

/// <summary>Planes of rows × columns, each resized by itself.</summary>
internal readonly record struct ResizeLayout(long Planes, ResizeAxis Rows, ResizeAxis Columns)
{
    internal long Input => Rows.Input * Columns.Input;

    internal long Output => Rows.Output * Columns.Output;

    internal long Grain => Math.Max(1, 8192 / Math.Max(1, Math.Max(Input, Output)));
}

/// <summary>Each output row: the input rows it is made of, mixed in vectors, then the columns of that one row.</summary>
internal unsafe struct ResizeForward<T>(T* x, T* y, ResizeLayout layout, ResizeTaps<T> rows, ResizeTaps<T> columns) : IRangeBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public readonly void Run(long start, long end)
    {
        var width = checked((int)layout.Columns.Input);
        var storage = Storage.Allocate((long)width * sizeof(T));
        var mixed = new Span<T>(storage.Data, width);
        for (var plane = start; plane < end; plane++)
        {
            T* from = x + (plane * layout.Input), to = y + (plane * layout.Output);
            for (long row = 0; row < layout.Rows.Output; row++, to += layout.Columns.Output)
            {
                if (rows.Count == 1 && row > 0 && rows.Places[row] == rows.Places[row - 1])
                {
                    var again = new Span<T>(to, checked((int)layout.Columns.Output));
                    new ReadOnlySpan<T>(to - layout.Columns.Output, again.Length).CopyTo(again);
                }
                else if (rows.Count == 1)
                {
                    Columns(from + (rows.Places[row] * width), to);
                }
                else
                {
                    Mix(from, row, mixed);
                    Columns((T*)storage.Data, to);
                }
            }
        }
        storage.Release();
    }

    private readonly void Mix(T* from, long row, Span<T> mixed)
    {
        var first = row * rows.Count;
        TensorPrimitives.Multiply(Row(from, first, mixed.Length), rows.Weights[first], mixed);
        for (var tap = first + 1; tap < first + rows.Count; tap++)
        {
            TensorPrimitives.MultiplyAdd(Row(from, tap, mixed.Length), rows.Weights[tap], mixed, mixed);
        }
    }

    private readonly ReadOnlySpan<T> Row(T* from, long tap, int width) => new(from + (rows.Places[tap] * width), width);

    private readonly void Columns(T* from, T* to)
    {
        var output = layout.Columns.Output;
        long* places = columns.Places;
        T* weights = columns.Weights;
        switch (columns.Count)
        {
            case 1:
                for (long o = 0; o < output; o++)
                {
                    to[o] = from[places[o]];
                }
                break;
            case 2:
                for (long o = 0; o < output; o++)
                {
                    to[o] = (from[places[2 * o]] * weights[2 * o]) + (from[places[(2 * o) + 1]] * weights[(2 * o) + 1]);
                }
                break;
            default:
                for (long o = 0; o < output; o++)
                {
                    var sum = T.Zero;
                    for (var tap = o * columns.Count; tap < (o + 1) * columns.Count; tap++)
                    {
                        sum += from[places[tap]] * weights[tap];
                    }
                    to[o] = sum;
                }
                break;
        }
    }
}

/// <summary>The way back: the output rows' gradients added up, in vectors, for each input row they came from, then each such row's columns.</summary>
internal unsafe struct ResizeBackward<T>(T* gradient, T* result, ResizeLayout layout, ResizeTaps<T> rows, ResizeTaps<T> columns) : IRangeBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public readonly void Run(long start, long end)
    {
        int height = checked((int)layout.Rows.Input), width = checked((int)layout.Columns.Input), wide = checked((int)layout.Columns.Output);
        var storage = Storage.Allocate((long)height * wide * sizeof(T));
        var mixed = (T*)storage.Data;
        for (var plane = start; plane < end; plane++)
        {
            new Span<T>(mixed, height * wide).Clear();
            for (long row = 0; row < layout.Rows.Output; row++)
            {
                Mix(new ReadOnlySpan<T>(gradient + (plane * layout.Output) + (row * wide), wide), row, mixed);
            }

            var to = result + (plane * layout.Input);
            new Span<T>(to, height * width).Clear();
            for (var row = 0; row < height; row++)
            {
                Columns(mixed + (row * wide), to + (row * width));
            }
        }
        storage.Release();
    }

    private readonly void Mix(ReadOnlySpan<T> from, long row, T* mixed)
    {
        for (var tap = row * rows.Count; tap < (row + 1) * rows.Count; tap++)
        {
            var target = new Span<T>(mixed + (rows.Places[tap] * from.Length), from.Length);
            if (rows.Count == 1)
            {
                TensorPrimitives.Add(from, target, target);
            }
            else
            {
                TensorPrimitives.MultiplyAdd(from, rows.Weights[tap], target, target);
            }
        }
    }

    private readonly void Columns(T* from, T* to)
    {
        long output = layout.Columns.Output;
        long* places = columns.Places;
        if (columns.Count == 1)
        {
            // Neighbours that share a place are added up before memory is touched.
            for (long o = 0; o < output;)
            {
                var place = places[o];
                var sum = from[o];
                for (o++; o < output && places[o] == place; o++)
                {
                    sum += from[o];
                }
                to[place] += sum;
            }
            return;
        }

        for (long o = 0; o < output; o++)
        {
            for (var tap = o * columns.Count; tap < (o + 1) * columns.Count; tap++)
            {
                to[places[tap]] += from[o] * columns.Weights[tap];
            }
        }
    }
}
