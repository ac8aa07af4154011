using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>The products of a tile with one, two or three rows of weights, straight from the planes.</summary>
/// <remarks>
/// So few rows would use a packed panel too seldom to pay for it, and leave most sums of the micro-kernel idle. Here four vectors of
/// positions, wherever they lie, take the place of its rows: as many sums are under way, and every vector that is read is used at once.
/// </remarks>
internal static unsafe class FewRows<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>sums[row · pitch + position] = Σ over the terms of weights[row · terms + term] · planes[offsets[term] + where the position lies].</summary>
    internal static void Run(int rows, int terms, T* weights, T* planes, int* offsets, in PositionVectors copies, T* sums, long pitch)
    {
        for (var i = 0; i < copies.Count; i += 4)
        {
            // Of the last ones, some may be done twice.
            var last = copies.Count - 1;
            var (a, b, c, d) = (copies[i], copies[Math.Min(i + 1, last)], copies[Math.Min(i + 2, last)], copies[Math.Min(i + 3, last)]);
            switch (rows)
            {
                case 1: Four<N1>(terms, weights, planes, offsets, a, b, c, d, sums, pitch); break;
                case 2: Four<N2>(terms, weights, planes, offsets, a, b, c, d, sums, pitch); break;
                default: Four<N3>(terms, weights, planes, offsets, a, b, c, d, sums, pitch); break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TRows>(
        int terms, T* weights, T* planes, int* offsets, (int To, int From) a, (int To, int From) b, (int To, int From) c, (int To, int From) d, T* sums, long pitch)
        where TRows : struct, IConstant
    {
        TVector a0 = TSimd.Zero, b0 = TSimd.Zero, c0 = TSimd.Zero, d0 = TSimd.Zero;
        TVector a1 = TSimd.Zero, b1 = TSimd.Zero, c1 = TSimd.Zero, d1 = TSimd.Zero;
        TVector a2 = TSimd.Zero, b2 = TSimd.Zero, c2 = TSimd.Zero, d2 = TSimd.Zero;
        for (var p = 0; p < terms; p++)
        {
            var source = planes + offsets[p];
            var (va, vb, vc, vd) = (TSimd.Load(source + a.From), TSimd.Load(source + b.From), TSimd.Load(source + c.From), TSimd.Load(source + d.From));
            var weight = TSimd.Broadcast(weights[p]);
            a0 = TSimd.MultiplyAdd(weight, va, a0);
            b0 = TSimd.MultiplyAdd(weight, vb, b0);
            c0 = TSimd.MultiplyAdd(weight, vc, c0);
            d0 = TSimd.MultiplyAdd(weight, vd, d0);
            if (TRows.Value > 1)
            {
                weight = TSimd.Broadcast(weights[terms + p]);
                a1 = TSimd.MultiplyAdd(weight, va, a1);
                b1 = TSimd.MultiplyAdd(weight, vb, b1);
                c1 = TSimd.MultiplyAdd(weight, vc, c1);
                d1 = TSimd.MultiplyAdd(weight, vd, d1);
            }

            if (TRows.Value > 2)
            {
                weight = TSimd.Broadcast(weights[(2L * terms) + p]);
                a2 = TSimd.MultiplyAdd(weight, va, a2);
                b2 = TSimd.MultiplyAdd(weight, vb, b2);
                c2 = TSimd.MultiplyAdd(weight, vc, c2);
                d2 = TSimd.MultiplyAdd(weight, vd, d2);
            }
        }

        Store(a0, b0, c0, d0, a, b, c, d, sums);
        if (TRows.Value > 1)
        {
            Store(a1, b1, c1, d1, a, b, c, d, sums + pitch);
        }

        if (TRows.Value > 2)
        {
            Store(a2, b2, c2, d2, a, b, c, d, sums + (2 * pitch));
        }
    }

    // In ascending order: what one writes too much, the next overwrites.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector va, TVector vb, TVector vc, TVector vd, (int To, int From) a, (int To, int From) b, (int To, int From) c, (int To, int From) d, T* sums)
    {
        TSimd.Store(va, sums + a.To);
        TSimd.Store(vb, sums + b.To);
        TSimd.Store(vc, sums + c.To);
        TSimd.Store(vd, sums + d.To);
    }
}
