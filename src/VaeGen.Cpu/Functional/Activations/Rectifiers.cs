using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Functional.Activations;

/// <summary>x where positive, slope·x elsewhere.</summary>
internal readonly struct LeakyRectifier(double slope) : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Select(TLanes.Greater(x, TLanes.All(default)), x, x * LaneMath.Of<TLanes, T>(slope));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Select(TLanes.Greater(x, TLanes.All(default)), LaneMath.Of<TLanes, T>(1), LaneMath.Of<TLanes, T>(slope));
}

/// <summary>scale·x where positive, scale·α·(e^(inner·x) − 1) elsewhere.</summary>
internal readonly struct ExponentialRectifier(double alpha, double scale, double inner) : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Select(TLanes.Greater(x, TLanes.All(default)), x * LaneMath.Of<TLanes, T>(scale), Accurate.Expm1<TLanes, T>(x * LaneMath.Of<TLanes, T>(inner)) * LaneMath.Of<TLanes, T>(alpha * scale));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Select(TLanes.Greater(x, TLanes.All(default)), LaneMath.Of<TLanes, T>(scale), TLanes.Exp(x * LaneMath.Of<TLanes, T>(inner)) * LaneMath.Of<TLanes, T>(alpha * scale * inner));
}

/// <summary>x within [minimum, maximum], the nearer bound beyond.</summary>
internal readonly struct Clip(double minimum, double maximum) : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Min(TLanes.Max(x, LaneMath.Of<TLanes, T>(minimum)), LaneMath.Of<TLanes, T>(maximum));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var zero = TLanes.All(default);
        var isBelow = TLanes.Select(TLanes.Greater(LaneMath.Of<TLanes, T>(maximum), x), LaneMath.Of<TLanes, T>(1), zero);
        return TLanes.Select(TLanes.Greater(x, LaneMath.Of<TLanes, T>(minimum)), isBelow, zero);
    }
}
