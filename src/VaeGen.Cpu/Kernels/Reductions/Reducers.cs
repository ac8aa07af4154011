using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>An associative operation and its neutral element.</summary>
internal interface IReducer : IBinary
{
    static abstract T Neutral<T>() where T : unmanaged;
}

internal readonly struct SumReducer : IReducer
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x + y;

    // −0 is the neutral element of floating addition, but PyTorch's empty sum is +0.
    public static T Neutral<T>() where T : unmanaged => default;
}

internal readonly struct ProductReducer : IReducer
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x * y;

    public static T Neutral<T>() where T : unmanaged => Element.To<T>(Number.Of(1L));
}

internal readonly struct MaximumReducer : IReducer
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Max(x, y);

    public static T Neutral<T>() where T : unmanaged => Element.Lowest<T>();
}

internal readonly struct MinimumReducer : IReducer
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Min(x, y);

    public static T Neutral<T>() where T : unmanaged => Element.Highest<T>();
}
