using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Functional.Activations;

/// <summary>x·Φ(x), Φ the normal distribution function (Hendrycks and Gimpel 2016).</summary>
/// <remarks>One call a register: a loop that inlined this at every width would pass what the compiler inlines at all, and be many times slower.</remarks>
internal readonly struct GaussianUnit : IActivation
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x * LaneMath.NormalCumulative<TLanes, T>(x);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var density = TLanes.Exp(LaneMath.Of<TLanes, T>(-0.5) * x * x) * LaneMath.Of<TLanes, T>(0.3989422804014327);
        return LaneMath.NormalCumulative<TLanes, T>(x) + (x * density);
    }
}

/// <summary>x·σ(x).</summary>
internal readonly struct SigmoidUnit : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x / (LaneMath.Of<TLanes, T>(1) + VectorMath.Exp<TLanes, T>(-x)); // not x · sigmoid(x), whose least factor of 1e-38 shows where x is huge

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = LaneMath.Of<TLanes, T>(1), sigmoid = VectorMath.Sigmoid<TLanes, T>(x);
        return sigmoid * (one + (x * (one - sigmoid)));
    }
}

/// <summary>log(1 + e^(β·x)) / β, and x itself where β·x passes the threshold.</summary>
internal readonly struct SoftRectifier(double beta, double threshold) : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var scaled = x * LaneMath.Of<TLanes, T>(beta);
        var soft = LaneMath.SoftplusOfNegative<TLanes, T>(-scaled) / LaneMath.Of<TLanes, T>(beta);
        return TLanes.Select(TLanes.Greater(scaled, LaneMath.Of<TLanes, T>(threshold)), x, soft);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var scaled = x * LaneMath.Of<TLanes, T>(beta);
        return TLanes.Select(TLanes.Greater(scaled, LaneMath.Of<TLanes, T>(threshold)), LaneMath.Of<TLanes, T>(1), VectorMath.Sigmoid<TLanes, T>(scaled));
    }
}

/// <summary>log σ(x) = −log(1 + e⁻ˣ).</summary>
internal readonly struct LogSigmoidUnit : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => -LaneMath.SoftplusOfNegative<TLanes, T>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => VectorMath.Sigmoid<TLanes, T>(-x);
}

/// <summary>x·tanh(log(1 + eˣ)) (Misra 2019).</summary>
internal readonly struct MishUnit : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x * TanhOfSoftplus<TLanes, T>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var tanh = TanhOfSoftplus<TLanes, T>(x);
        return tanh + (x * (LaneMath.Of<TLanes, T>(1) - (tanh * tanh)) * VectorMath.Sigmoid<TLanes, T>(x));
    }

    // With e = eˣ: tanh(log(1 + e)) = (e² + 2e) / (e² + 2e + 2); past 20 that is 1 to the last bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes TanhOfSoftplus<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var two = LaneMath.Of<TLanes, T>(2);
        var e = TLanes.Exp(TLanes.Min(x, LaneMath.Of<TLanes, T>(20)));
        var n = e * (e + two);
        return n / (n + two);
    }
}

/// <summary>x / (1 + |x|).</summary>
internal readonly struct SoftSign : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x / (LaneMath.Of<TLanes, T>(1) + TLanes.Abs(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes one = LaneMath.Of<TLanes, T>(1), inverse = one / (one + TLanes.Abs(x));
        return inverse * inverse;
    }
}

/// <summary>x − tanh x.</summary>
internal readonly struct TanhShrink : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x - VectorMath.Tanh<TLanes, T>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var tanh = VectorMath.Tanh<TLanes, T>(x);
        return tanh * tanh;
    }
}
