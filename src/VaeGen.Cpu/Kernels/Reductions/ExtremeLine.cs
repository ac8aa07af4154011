using System.Numerics;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>The extreme of each line and its first place; NaN beats everything.</summary>
internal readonly unsafe struct ExtremeLine(TensorImpl x, TensorImpl values, TensorImpl indices, bool largest) : ILineWork
{
    public void Run<T>(long line, long offset, long step, long length)
        where T : unmanaged, INumber<T>
    {
        var from = x.Pointer<T>() + offset;
        var best = *from;
        var place = 0L;
        for (long k = 1; k < length && !T.IsNaN(best); k++)
        {
            var value = from[k * step];
            if (T.IsNaN(value) || (largest ? value > best : value < best))
            {
                (best, place) = (value, k);
            }
        }
        values.Pointer<T>()[line] = best;
        indices.Pointer<long>()[line] = place;
        GC.KeepAlive(x);
        GC.KeepAlive(values);
        GC.KeepAlive(indices);
    }
}

/// <summary>The extreme of each line so far and its place, the last one of equals; NaN beats everything.</summary>
internal readonly unsafe struct RunningExtremeLine(TensorImpl x, TensorImpl values, TensorImpl indices, bool largest) : ILineWork
{
    public void Run<T>(long line, long offset, long step, long length)
        where T : unmanaged, INumber<T>
    {
        T* from = x.Pointer<T>() + offset, to = values.Pointer<T>() + offset;
        var places = indices.Pointer<long>() + offset;
        var best = *from;
        var place = 0L;
        for (long k = 0; k < length; k++)
        {
            var value = from[k * step];
            if (T.IsNaN(value) || (!T.IsNaN(best) && (largest ? value >= best : value <= best)))
            {
                (best, place) = (value, k);
            }
            to[k * step] = best;
            places[k * step] = place;
        }
        GC.KeepAlive(x);
        GC.KeepAlive(values);
        GC.KeepAlive(indices);
    }
}
