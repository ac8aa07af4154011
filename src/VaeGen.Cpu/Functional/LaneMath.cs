using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Functional;

/// <summary>What losses and activations have in common, for registers of every width.</summary>
internal static class LaneMath
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Of<TLanes, T>(double value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.All(Element.To<T>(value));

    /// <summary>log(1 + e⁻ˣ) = max(−x, 0) + log(1 + e^−|x|): the softplus of −x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes SoftplusOfNegative<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Max(-x, TLanes.All(default)) + VectorMath.LogOnePlusExpNegativeAbs<TLanes, T>(x);

    /// <summary>Φ(x), the probability that a standard normal number is below x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes NormalCumulative<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var tail = Of<TLanes, T>(0.5) * ErrorComplement<TLanes, T>(TLanes.Abs(x) * Of<TLanes, T>(0.70710678118654752));
        return TLanes.Select(TLanes.Greater(x, TLanes.All(default)), Of<TLanes, T>(1) - tail, tail);
    }

    /// <summary>erfc(x) for x ≥ 0 as t·exp(−x² + P(2t − 1)), t = 2 / (2 + x): P is a Chebyshev fit of log(erfcx(x) / t), exact to 1.7e-7 in single and 1.4e-15 in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ErrorComplement<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes two = Of<TLanes, T>(2), t = two / (two + x), u = (two * t) - Of<TLanes, T>(1);
        TLanes sum;
        if (typeof(T) == typeof(float))
        {
            sum = VectorMath.Single<TLanes, T>(8.000738184815491e-06f);
            sum = TLanes.MultiplyAdd(sum, u, VectorMath.Single<TLanes, T>(0.0003337358938238828f));
            sum = TLanes.MultiplyAdd(sum, u, VectorMath.Single<TLanes, T>(-0.0002279109660826237f));
            sum = TLanes.MultiplyAdd(sum, u, VectorMath.Single<TLanes, T>(-0.0020487347602209756f));
            sum = TLanes.MultiplyAdd(sum, u, VectorMath.Single<TLanes, T>(0.0017940662498400952f));
            sum = TLanes.MultiplyAdd(sum, u, VectorMath.Single<TLanes, T>(0.008703812034926017f));
            sum = TLanes.MultiplyAdd(sum, u, VectorMath.Single<TLanes, T>(-0.009880019324069322f));
            sum = TLanes.MultiplyAdd(sum, u, VectorMath.Single<TLanes, T>(-0.046874888178744224f));
            sum = TLanes.MultiplyAdd(sum, u, VectorMath.Single<TLanes, T>(0.04734388761299439f));
            sum = TLanes.MultiplyAdd(sum, u, VectorMath.Single<TLanes, T>(0.6726422171554743f));
            sum = TLanes.MultiplyAdd(sum, u, VectorMath.Single<TLanes, T>(-0.6717940916807754f));
        }
        else
        {
            sum = TLanes.All(default);
            for (var i = DoubleErrorFit.Length - 1; i >= 0; i--)
            {
                sum = TLanes.MultiplyAdd(sum, u, VectorMath.Double<TLanes, T>(DoubleErrorFit[i]));
            }
        }

        return t * TLanes.Exp(sum - (x * x));
    }

    private static ReadOnlySpan<double> DoubleErrorFit =>
    [
        -0.6717940840566922, 0.672643223977648, 0.0473433068419636, -0.04689561023068823, -0.00987268936858569, 0.008824938547001088,
        0.0017589335966771453, -0.002345812389487371, -0.00014624728415738502, 0.0006736780681618938, -9.373213622414778e-05,
        -0.00017429986264977834, 7.138796813738906e-05, 3.17360184494315e-05, -3.0148320182126956e-05, 1.5810477107555022e-07,
        8.48054034007084e-06, -2.983187310383529e-06, -1.155589990640912e-06, 1.2967158527989762e-06, -2.80367056328724e-07,
        -2.9467383455856546e-07, 2.2241106420193886e-07, 3.065440880888801e-08, -6.397441847767124e-08, 0.0, 7.996802311424997e-09,
    ];
}
