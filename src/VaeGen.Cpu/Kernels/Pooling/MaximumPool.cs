using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Pooling;

/// <summary>The greatest value of each window, and where in its plane it lies: the first one of equals, NaN before all others.</summary>
internal unsafe struct MaximumPoolForward<T>(T* x, T* y, long* places, PoolPlanes planes) : IRangeBody
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public readonly void Run(long start, long end)
    {
        for (var plane = start; plane < end; plane++)
        {
            var from = x + (plane * planes.Input);
            var output = plane * planes.Output;
            for (long row = 0; row < planes.Rows.Output; row++)
            {
                var (top, bottom) = planes.Rows.Window(row);
                for (long column = 0; column < planes.Columns.Output; column++, output++)
                {
                    var (left, right) = planes.Columns.Window(column);
                    var (best, place) = Best(from, top, bottom, left, right);
                    y[output] = best;
                    if (places is not null)
                    {
                        places[output] = place;
                    }
                }
            }
        }
    }

    private readonly (T Value, long Place) Best(T* from, long top, long bottom, long left, long right)
    {
        long width = planes.Columns.Input, rowStep = planes.Rows.Step, step = planes.Columns.Step;
        var best = T.NegativeInfinity;
        var place = (top * width) + left;
        for (var r = top; r < bottom; r += rowStep)
        {
            for (var c = left; c < right; c += step)
            {
                var value = from[(r * width) + c];
                if (value > best || T.IsNaN(value))
                {
                    (best, place) = (value, (r * width) + c);
                }
            }
        }
        return (best, place);
    }
}

/// <summary>Gives every maximum's gradient to the value that it was.</summary>
internal unsafe struct MaximumPoolBackward<T>(T* gradient, long* places, T* result, PoolPlanes planes) : IRangeBody
    where T : unmanaged, INumber<T>
{
    public readonly void Run(long start, long end)
    {
        for (var plane = start; plane < end; plane++)
        {
            var to = result + (plane * planes.Input);
            new Span<T>(to, checked((int)planes.Input)).Clear();
            for (var output = plane * planes.Output; output < (plane + 1) * planes.Output; output++)
            {
                to[places[output]] += gradient[output];
            }
        }
    }
}
