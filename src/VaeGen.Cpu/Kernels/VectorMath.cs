using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels;

/// <summary>
/// Elementary functions on whole vectors, in float and double. Errors are in units of the last place of the exact result (ulp), the largest
/// that the tests see over the range where the result is a normal number; NaN gives NaN on x86.
/// </summary>
/// <remarks>The polynomials are minimax fits (Remez) of the functions named beside them, made for these ranges.</remarks>
internal static class VectorMath
{
    /// <summary>eˣ: 2 ulp. Overflows to infinity; below e^−86.6 (e^−707.7), twice the smallest normal number, it is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Exp<TSimd, TVector, T>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
    {
        // 2^(n − 1) twice, since 2^128 itself is out of range; at the lower limit it is the smallest normal number.
        var low = Constant<TSimd, TVector, T>(-86.6f, -707.7);
        var clamped = TSimd.Min(Constant<TSimd, TVector, T>(88.8f, 709.8), TSimd.Max(low, x));
        var magic = Constant<TSimd, TVector, T>(12582912f, 6755399441055744);
        var rounded = TSimd.MultiplyAdd(clamped, Constant<TSimd, TVector, T>(1.442695f, 1.4426950408889634), magic);
        var result = Reduced<TSimd, TVector, T>(clamped, TSimd.Subtract(rounded, magic));
        var power = TSimd.PowerOfTwo(TSimd.Subtract(rounded, Constant<TSimd, TVector, T>(1, 1)));
        return TSimd.Select(TSimd.Less(x, low), TSimd.Zero, TSimd.Multiply(TSimd.Add(result, result), power));
    }

    /// <summary>eˣ for x ≤ 0: 1 ulp, and not below about 1e-38 (1e-308): what the functions below need.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector ExpNegative<TSimd, TVector, T>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
    {
        x = TSimd.Max(Constant<TSimd, TVector, T>(-87.3f, -708), x);
        var magic = Constant<TSimd, TVector, T>(12582912f, 6755399441055744);
        var rounded = TSimd.MultiplyAdd(x, Constant<TSimd, TVector, T>(1.442695f, 1.4426950408889634), magic);
        return TSimd.Multiply(Reduced<TSimd, TVector, T>(x, TSimd.Subtract(rounded, magic)), TSimd.PowerOfTwo(rounded));
    }

    /// <summary>ln(1 + e^−|x|), the smooth part of softplus and of the cross entropy of a logit: 3 ulp while |x| is below 87 (708).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector LogOnePlusExpNegativeAbs<TSimd, TVector, T>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
    {
        var e = ExpNegative<TSimd, TVector, T>(TSimd.Subtract(TSimd.Zero, TSimd.Abs(x)));

        // ln(1 + e) = 2 artanh(s), s = e / (2 + e) at most 1/3: an odd series that converges fast and is exact for small e.
        var s = TSimd.Divide(e, TSimd.Add(e, Constant<TSimd, TVector, T>(2, 2)));
        var z = TSimd.Multiply(s, s);
        TVector p;
        if (typeof(T) == typeof(float))
        {
            p = Single<TSimd, TVector, T>(0.14010374f);
            p = TSimd.MultiplyAdd(p, z, Single<TSimd, TVector, T>(0.13999997f));
            p = TSimd.MultiplyAdd(p, z, Single<TSimd, TVector, T>(0.20010819f));
            p = TSimd.MultiplyAdd(p, z, Single<TSimd, TVector, T>(0.33333206f));
        }
        else
        {
            p = Double<TSimd, TVector, T>(0.08871116371562143);
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.049508711708885246));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.06793249377597098));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.07682140209145442));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.09091407296077891));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.11111096454189924));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.14285714528610696));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.19999999998034285));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.3333333333333878));
        }

        var twice = TSimd.Add(s, s);
        return TSimd.MultiplyAdd(TSimd.Multiply(p, z), twice, twice);
    }

    /// <summary>1 / (1 + e^−x): 3 ulp, both tails included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Sigmoid<TSimd, TVector, T>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
    {
        var one = Constant<TSimd, TVector, T>(1, 1);
        var e = ExpNegative<TSimd, TVector, T>(TSimd.Subtract(TSimd.Zero, TSimd.Abs(x)));
        return TSimd.Divide(TSimd.Select(TSimd.Less(x, TSimd.Zero), e, one), TSimd.Add(one, e));
    }

    /// <summary>tanh x: 3 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Tanh<TSimd, TVector, T>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
    {
        var one = Constant<TSimd, TVector, T>(1, 1);
        var magnitude = TSimd.Abs(x);
        var e = ExpNegative<TSimd, TVector, T>(TSimd.Multiply(magnitude, Constant<TSimd, TVector, T>(-2, -2)));
        var far = TSimd.CopySign(TSimd.Divide(TSimd.Subtract(one, e), TSimd.Add(one, e)), x);

        // Near zero 1 − e cancels: (tanh x / x − 1) / x² instead.
        var z = TSimd.Multiply(x, x);
        TVector p;
        if (typeof(T) == typeof(float))
        {
            p = Single<TSimd, TVector, T>(-0.0059063602f);
            p = TSimd.MultiplyAdd(p, z, Single<TSimd, TVector, T>(0.020805843f));
            p = TSimd.MultiplyAdd(p, z, Single<TSimd, TVector, T>(-0.053786833f));
            p = TSimd.MultiplyAdd(p, z, Single<TSimd, TVector, T>(0.1333196f));
            p = TSimd.MultiplyAdd(p, z, Single<TSimd, TVector, T>(-0.33333299f));
        }
        else
        {
            p = Double<TSimd, TVector, T>(-1.7214277899754574e-05);
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(7.93842680912331e-05));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(-0.00023045684274637822));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.0005872173499207476));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(-0.0014552240203185346));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.003592039040215457));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(-0.008863226981585854));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.021869488018132262));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(-0.053968253949981865));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(0.13333333333301176));
            p = TSimd.MultiplyAdd(p, z, Double<TSimd, TVector, T>(-0.33333333333333137));
        }

        var near = TSimd.MultiplyAdd(TSimd.Multiply(p, z), x, x);
        return TSimd.Select(TSimd.Less(magnitude, Constant<TSimd, TVector, T>(0.6f, 0.6)), near, far);
    }

    /// <summary>A number of either type, broadcast.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Constant<TSimd, TVector, T>(float single, double twofold)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
        => typeof(T) == typeof(float) ? Single<TSimd, TVector, T>(single) : Double<TSimd, TVector, T>(twofold);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Single<TSimd, TVector, T>(float value)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
        => TSimd.Broadcast(Unsafe.BitCast<float, T>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Double<TSimd, TVector, T>(double value)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
        => TSimd.Broadcast(Unsafe.BitCast<double, T>(value));

    // e^(x − n ln 2), |argument| at most ln(2) / 2 : ln 2 in two parts keeps the difference exact; then 1 + r + r² Q(r).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Reduced<TSimd, TVector, T>(TVector x, TVector n)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
    {
        var r = TSimd.MultiplyAdd(n, Constant<TSimd, TVector, T>(-0.693359375f, -0.693145751953125), x);
        r = TSimd.MultiplyAdd(n, Constant<TSimd, TVector, T>(2.12194440e-4f, -1.4286068203094172e-06), r);
        TVector p;
        if (typeof(T) == typeof(float))
        {
            p = Single<TSimd, TVector, T>(0.001395092f);
            p = TSimd.MultiplyAdd(p, r, Single<TSimd, TVector, T>(0.0083690817f));
            p = TSimd.MultiplyAdd(p, r, Single<TSimd, TVector, T>(0.041666199f));
            p = TSimd.MultiplyAdd(p, r, Single<TSimd, TVector, T>(0.16666517f));
        }
        else
        {
            p = Double<TSimd, TVector, T>(2.092708311946539e-09);
            p = TSimd.MultiplyAdd(p, r, Double<TSimd, TVector, T>(2.5112555832733e-08));
            p = TSimd.MultiplyAdd(p, r, Double<TSimd, TVector, T>(2.755723291029791e-07));
            p = TSimd.MultiplyAdd(p, r, Double<TSimd, TVector, T>(2.7557233350569e-06));
            p = TSimd.MultiplyAdd(p, r, Double<TSimd, TVector, T>(2.480158737426194e-05));
            p = TSimd.MultiplyAdd(p, r, Double<TSimd, TVector, T>(0.00019841269897921454));
            p = TSimd.MultiplyAdd(p, r, Double<TSimd, TVector, T>(0.0013888888888858183));
            p = TSimd.MultiplyAdd(p, r, Double<TSimd, TVector, T>(0.008333333333316402));
            p = TSimd.MultiplyAdd(p, r, Double<TSimd, TVector, T>(0.04166666666666673));
            p = TSimd.MultiplyAdd(p, r, Double<TSimd, TVector, T>(0.16666666666666685));
        }

        p = TSimd.MultiplyAdd(p, r, Constant<TSimd, TVector, T>(0.5f, 0.5));
        return TSimd.Add(Constant<TSimd, TVector, T>(1, 1), TSimd.MultiplyAdd(TSimd.Multiply(p, r), r, r));
    }
}
