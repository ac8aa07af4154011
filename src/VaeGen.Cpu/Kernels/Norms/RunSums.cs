using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Kernels.Reductions;

namespace VaeGen.Cpu.Kernels.Norms;

/// <summary>Two sums over a contiguous run at once.</summary>
/// <remarks>A block is added up in registers of the element's type, the blocks in double: an error grows with a register's share of a block, not with the run.</remarks>
internal static unsafe class RunSums
{
    private const long Block = 1024;

    /// <summary>Elements that are read twice while they still lie in the first-level cache.</summary>
    private const long MomentBlock = 4096;

    /// <summary>The sums over a run of a and b; c is another such run (step 1) or one value (step 0).</summary>
    internal static (double First, double Second) Of<TTerms, T>(TTerms terms, T* a, T* b, T* c, long step, long count)
        where TTerms : struct, ITerms
        where T : unmanaged, INumber<T>
    {
        double first = 0, second = 0;
        for (long start = 0; start < count; start += Block)
        {
            var i = start;
            var end = Math.Min(start + Block, count);
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<TTerms, Lanes512<T>, T>(terms, a, b, c, step, ref i, end, ref first, ref second);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<TTerms, Lanes256<T>, T>(terms, a, b, c, step, ref i, end, ref first, ref second);
            }
            Stream<TTerms, Lanes128<T>, T>(terms, a, b, c, step, ref i, end, ref first, ref second);
            Stream<TTerms, Lane<T>, T>(terms, a, b, c, step, ref i, end, ref first, ref second);
        }
        return (first, second);
    }

    /// <summary>Count, mean and summed squared deviation of a run.</summary>
    internal static Moments MomentsOf<T>(T* x, long count)
        where T : unmanaged, INumber<T>
    {
        var total = default(Moments);
        for (long start = 0; start < count; start += MomentBlock)
        {
            var length = Math.Min(MomentBlock, count - start);
            var centre = RunReduction<SumReducer, T>.Reduce(x + start, length) / T.CreateTruncating(length);
            var (first, second) = Of(default(Deviations), x + start, x + start, &centre, 0, length);
            total = total.Join(Moments.About(double.CreateTruncating(centre), first, second, length));
        }
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Stream<TTerms, TLanes, T>(
        TTerms terms, T* a, T* b, T* c, long step, ref long i, long end, ref double first, ref double second)
        where TTerms : struct, ITerms
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged, INumber<T>
    {
        long width = TLanes.Count;
        if (i > end - width)
        {
            return;
        }
        var constant = TLanes.All(*c);
        TLanes zero = TLanes.All(default), p = zero, q = zero, r = zero, s = zero;
        for (; i <= end - (2 * width); i += 2 * width)
        {
            terms.Invoke<TLanes, T>(TLanes.Load(a + i), TLanes.Load(b + i), step == 0 ? constant : TLanes.Load(c + i), out var t, out var u);
            terms.Invoke<TLanes, T>(TLanes.Load(a + i + width), TLanes.Load(b + i + width), step == 0 ? constant : TLanes.Load(c + i + width), out var v, out var w);
            p += t;
            q += u;
            r += v;
            s += w;
        }
        for (; i <= end - width; i += width)
        {
            terms.Invoke<TLanes, T>(TLanes.Load(a + i), TLanes.Load(b + i), step == 0 ? constant : TLanes.Load(c + i), out var t, out var u);
            p += t;
            q += u;
        }
        first += double.CreateTruncating((p + r).Sum());
        second += double.CreateTruncating((q + s).Sum());
    }
}
