using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Kernels;

/// <summary>
/// Elementary functions on whole vectors, in float and double. Errors are in units of the last place of the exact result (ulp), the largest
/// that the tests see over the range where the result is a normal number. NaN gives NaN.
/// </summary>
/// <remarks>The polynomials are minimax fits (Remez) of the functions named beside them, made for these ranges.</remarks>
internal static class VectorMath
{
    /// <summary>eˣ: 2 ulp. Overflows to infinity; below e^−86.6 (e^−707.7), twice the smallest normal number, it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Exp<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // 2^(n − 1) twice, since 2^128 itself is out of range; at the lower limit it is the smallest normal number.
        var low = Constant<TLanes, T>(-86.6f, -707.7);
        var clamped = Below<TLanes, T>(Above<TLanes, T>(x, low), Constant<TLanes, T>(88.8f, 709.8));
        var magic = Constant<TLanes, T>(12582912f, 6755399441055744);
        var rounded = TLanes.MultiplyAdd(clamped, Constant<TLanes, T>(1.442695f, 1.4426950408889634), magic);
        var result = Reduced<TLanes, T>(clamped, rounded - magic);
        var power = TLanes.PowerOfTwo(rounded - Constant<TLanes, T>(1, 1));
        return TLanes.Select(TLanes.Greater(low, x), TLanes.All(default), (result + result) * power);
    }

    /// <summary>2ˣ: 2 ulp. Overflows to infinity; below the smallest normal number it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Exp2<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // As above, but the whole part splits off exactly.
        var low = Constant<TLanes, T>(-125, -1021);
        var clamped = Below<TLanes, T>(Above<TLanes, T>(x, low), Constant<TLanes, T>(128.5f, 1024.5));
        var magic = Constant<TLanes, T>(12582912f, 6755399441055744);
        var rounded = clamped + magic;
        var fraction = (clamped - (rounded - magic)) * Constant<TLanes, T>(0.6931472f, 0.6931471805599453);
        var result = Reduced<TLanes, T>(fraction, TLanes.All(default));
        var power = TLanes.PowerOfTwo(rounded - Constant<TLanes, T>(1, 1));
        return TLanes.Select(TLanes.Greater(low, x), TLanes.All(default), (result + result) * power);
    }

    /// <summary>eˣ for x ≤ 0: 1 ulp, and not below about 1e-38 (1e-308): what the functions below need.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes ExpNegative<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        x = Above<TLanes, T>(x, Constant<TLanes, T>(-87.3f, -708));
        var magic = Constant<TLanes, T>(12582912f, 6755399441055744);
        var rounded = TLanes.MultiplyAdd(x, Constant<TLanes, T>(1.442695f, 1.4426950408889634), magic);
        return Reduced<TLanes, T>(x, rounded - magic) * TLanes.PowerOfTwo(rounded);
    }

    /// <summary>ln(1 + e^−|x|), the smooth part of softplus and of the cross entropy of a logit: 3 ulp while |x| is below 87 (708).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes LogOnePlusExpNegativeAbs<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var e = ExpNegative<TLanes, T>(-TLanes.Abs(x));

        // ln(1 + e) = 2 artanh(s), s = e / (2 + e) at most 1/3: an odd series that converges fast and is exact for small e.
        var s = e / (e + Constant<TLanes, T>(2, 2));
        var z = s * s;
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = Single<TLanes, T>(0.14010374f);
            p = TLanes.MultiplyAdd(p, z, Single<TLanes, T>(0.13999997f));
            p = TLanes.MultiplyAdd(p, z, Single<TLanes, T>(0.20010819f));
            p = TLanes.MultiplyAdd(p, z, Single<TLanes, T>(0.33333206f));
        }
        else
        {
            p = Double<TLanes, T>(0.08871116371562143);
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.049508711708885246));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.06793249377597098));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.07682140209145442));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.09091407296077891));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.11111096454189924));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.14285714528610696));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.19999999998034285));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.3333333333333878));
        }

        var twice = s + s;
        return TLanes.MultiplyAdd(p * z, twice, twice);
    }

    /// <summary>1 / (1 + e^−x): 3 ulp, both tails included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Sigmoid<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var one = Constant<TLanes, T>(1, 1);
        var e = ExpNegative<TLanes, T>(-TLanes.Abs(x));
        var y = TLanes.Select(TLanes.Greater(TLanes.All(default), x), e, one) / (one + e);
        // Below the smallest number there is 0: for −∞ it must be, or x · σ(x) would be −∞ too.
        return TLanes.Select(TLanes.Greater(Constant<TLanes, T>(-104, -746), x), TLanes.All(default), y);
    }

    /// <summary>tanh x: 3 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Tanh<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var one = Constant<TLanes, T>(1, 1);
        var magnitude = TLanes.Abs(x);
        var e = ExpNegative<TLanes, T>(magnitude * Constant<TLanes, T>(-2, -2));
        var far = (one - e) / (one + e);
        far = TLanes.Select(TLanes.Greater(TLanes.All(default), x), -far, far);

        // Near zero 1 − e cancels: (tanh x / x − 1) / x² instead.
        var z = x * x;
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = Single<TLanes, T>(-0.0059063602f);
            p = TLanes.MultiplyAdd(p, z, Single<TLanes, T>(0.020805843f));
            p = TLanes.MultiplyAdd(p, z, Single<TLanes, T>(-0.053786833f));
            p = TLanes.MultiplyAdd(p, z, Single<TLanes, T>(0.1333196f));
            p = TLanes.MultiplyAdd(p, z, Single<TLanes, T>(-0.33333299f));
        }
        else
        {
            p = Double<TLanes, T>(-1.7214277899754574e-05);
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(7.93842680912331e-05));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(-0.00023045684274637822));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.0005872173499207476));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(-0.0014552240203185346));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.003592039040215457));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(-0.008863226981585854));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.021869488018132262));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(-0.053968253949981865));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(0.13333333333301176));
            p = TLanes.MultiplyAdd(p, z, Double<TLanes, T>(-0.33333333333333137));
        }

        var near = TLanes.MultiplyAdd(p * z, x, x);
        return TLanes.Select(TLanes.Greater(Constant<TLanes, T>(0.6f, 0.6), magnitude), near, far);
    }

    /// <summary>A number of either type, broadcast.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Constant<TLanes, T>(float single, double twofold)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => typeof(T) == typeof(float) ? Single<TLanes, T>(single) : Double<TLanes, T>(twofold);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Single<TLanes, T>(float value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.All(Unsafe.BitCast<float, T>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Double<TLanes, T>(double value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.All(Unsafe.BitCast<double, T>(value));

    // A comparison with NaN is false: it passes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Above<TLanes, T>(TLanes x, TLanes limit)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.Greater(limit, x), limit, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Below<TLanes, T>(TLanes x, TLanes limit)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.Greater(x, limit), limit, x);

    // e^(x − n ln 2), |argument| at most ln(2) / 2 : ln 2 in two parts keeps the difference exact; then 1 + r + r² Q(r).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Reduced<TLanes, T>(TLanes x, TLanes n)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var r = TLanes.MultiplyAdd(n, Constant<TLanes, T>(-0.693359375f, -0.693145751953125), x);
        r = TLanes.MultiplyAdd(n, Constant<TLanes, T>(2.12194440e-4f, -1.4286068203094172e-06), r);
        TLanes p;
        if (typeof(T) == typeof(float))
        {
            p = Single<TLanes, T>(0.001395092f);
            p = TLanes.MultiplyAdd(p, r, Single<TLanes, T>(0.0083690817f));
            p = TLanes.MultiplyAdd(p, r, Single<TLanes, T>(0.041666199f));
            p = TLanes.MultiplyAdd(p, r, Single<TLanes, T>(0.16666517f));
        }
        else
        {
            p = Double<TLanes, T>(2.092708311946539e-09);
            p = TLanes.MultiplyAdd(p, r, Double<TLanes, T>(2.5112555832733e-08));
            p = TLanes.MultiplyAdd(p, r, Double<TLanes, T>(2.755723291029791e-07));
            p = TLanes.MultiplyAdd(p, r, Double<TLanes, T>(2.7557233350569e-06));
            p = TLanes.MultiplyAdd(p, r, Double<TLanes, T>(2.480158737426194e-05));
            p = TLanes.MultiplyAdd(p, r, Double<TLanes, T>(0.00019841269897921454));
            p = TLanes.MultiplyAdd(p, r, Double<TLanes, T>(0.0013888888888858183));
            p = TLanes.MultiplyAdd(p, r, Double<TLanes, T>(0.008333333333316402));
            p = TLanes.MultiplyAdd(p, r, Double<TLanes, T>(0.04166666666666673));
            p = TLanes.MultiplyAdd(p, r, Double<TLanes, T>(0.16666666666666685));
        }

        p = TLanes.MultiplyAdd(p, r, Constant<TLanes, T>(0.5f, 0.5));
        return Constant<TLanes, T>(1, 1) + TLanes.MultiplyAdd(p * r, r, r);
    }
}
