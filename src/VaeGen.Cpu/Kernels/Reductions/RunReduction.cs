using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>
/// Reduces contiguous runs. Always in blocks whose results are joined as a tree: a sum of floats then loses
/// about as many digits as there are levels, not as there are elements.
/// </summary>
internal static unsafe class RunReduction<TOp, T>
    where TOp : struct, IReducer
    where T : unmanaged
{
    /// <summary>Elements that are reduced in one go, by 4 registers of lanes.</summary>
    private const long Block = 4096;

    /// <summary>Steps that one register adds up before it is joined with the others.</summary>
    private const long Stretch = 8;

    // The longest run is a segment of 16384 elements; see Reduce.
    internal const long MaxRun = 16 * Block;

    [SkipLocalsInit]
    internal static T Reduce(T* x, long count)
    {
        if (count <= Block)
        {
            return ReduceBlock(x, count);
        }
        var partial = stackalloc T[16];
        var blocks = 0;
        for (long start = 0; start < count; start += Block)
        {
            partial[blocks++] = ReduceBlock(x + start, Math.Min(Block, count - start));
        }
        return Tree(partial, blocks, 1);
    }

    /// <summary>Joins values that lie a stride apart, pairwise.</summary>
    internal static T Tree(T* values, long count, long stride)
    {
        if (count == 0)
        {
            return TOp.Neutral<T>();
        }
        if (count == 1)
        {
            return *values;
        }
        var half = (count + 1) / 2;
        return Join(Tree(values, half, stride), Tree(values + (half * stride), count - half, stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Join(T a, T b)
    {
        T result;
        default(TOp).Invoke<Lane<T>, T>(Lane<T>.All(a), Lane<T>.All(b)).Store(&result);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Enter(T value)
    {
        T result;
        TOp.Enter<Lane<T>, T>(Lane<T>.All(value)).Store(&result);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T ReduceBlock(T* x, long count)
    {
        var result = TOp.Neutral<T>();
        long i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            result = Stream<Lanes512<T>>(x, count, ref i, result);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            result = Stream<Lanes256<T>>(x, count, ref i, result);
        }
        else
        {
            result = Stream<Lanes128<T>>(x, count, ref i, result);
        }
        for (; i < count; i++)
        {
            result = Join(result, Enter(x[i]));
        }
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Stream<TLanes>(T* x, long count, ref long i, T result)
        where TLanes : struct, ILanes<TLanes, T>
    {
        long width = TLanes.Count;
        if (count < width)
        {
            return result;
        }
        var op = default(TOp);
        var a = TOp.Enter<TLanes, T>(TLanes.Load(x));
        i = width;
        if (count >= 4 * width)
        {
            TLanes b = default, c = default, d = default;
            for (i = 0; i <= count - (4 * width);)
            {
                // a short stretch in registers of its own, then all stretches together: two levels of the tree
                var isFirst = i == 0;
                TLanes e = TOp.Enter<TLanes, T>(TLanes.Load(x + i)), f = TOp.Enter<TLanes, T>(TLanes.Load(x + i + width)), g = TOp.Enter<TLanes, T>(TLanes.Load(x + i + (2 * width))), h = TOp.Enter<TLanes, T>(TLanes.Load(x + i + (3 * width)));
                var end = Math.Min(count - (4 * width), i + (4 * width * (Stretch - 1)));
                for (i += 4 * width; i <= end; i += 4 * width)
                {
                    e = op.Invoke<TLanes, T>(e, TOp.Enter<TLanes, T>(TLanes.Load(x + i)));
                    f = op.Invoke<TLanes, T>(f, TOp.Enter<TLanes, T>(TLanes.Load(x + i + width)));
                    g = op.Invoke<TLanes, T>(g, TOp.Enter<TLanes, T>(TLanes.Load(x + i + (2 * width))));
                    h = op.Invoke<TLanes, T>(h, TOp.Enter<TLanes, T>(TLanes.Load(x + i + (3 * width))));
                }
                a = isFirst ? e : op.Invoke<TLanes, T>(a, e);
                b = isFirst ? f : op.Invoke<TLanes, T>(b, f);
                c = isFirst ? g : op.Invoke<TLanes, T>(c, g);
                d = isFirst ? h : op.Invoke<TLanes, T>(d, h);
            }
            a = op.Invoke<TLanes, T>(op.Invoke<TLanes, T>(a, b), op.Invoke<TLanes, T>(c, d));
        }
        for (; i <= count - width; i += width)
        {
            a = op.Invoke<TLanes, T>(a, TOp.Enter<TLanes, T>(TLanes.Load(x + i)));
        }
        return Fold(a);
    }

    // Joins a register's lanes: halves, as long as they are registers too, then pairs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [SkipLocalsInit]
    private static T Fold<TLanes>(TLanes all)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var lanes = stackalloc T[64];
        all.Store(lanes);
        if (TLanes.Count > Lanes256<T>.Count)
        {
            default(TOp).Invoke<Lanes256<T>, T>(Lanes256<T>.Load(lanes), Lanes256<T>.Load(lanes + Lanes256<T>.Count)).Store(lanes);
        }
        if (TLanes.Count > Lanes128<T>.Count)
        {
            default(TOp).Invoke<Lanes128<T>, T>(Lanes128<T>.Load(lanes), Lanes128<T>.Load(lanes + Lanes128<T>.Count)).Store(lanes);
        }
        for (var half = Lanes128<T>.Count / 2; half > 0; half /= 2)
        {
            for (var k = 0; k < half; k++)
            {
                lanes[k] = Join(lanes[k], lanes[k + half]);
            }
        }
        return *lanes;
    }
}
