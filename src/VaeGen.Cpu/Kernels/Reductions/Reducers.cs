using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>An associative operation and its neutral element.</summary>
internal interface IReducer : IBinary
{
    static abstract T Neutral<T>() where T : unmanaged;

    /// <summary>What an element is before it is joined with others: itself, unless a <see cref="RunReduction{TOp, T}"/> of squares or magnitudes is wanted.</summary>
    static virtual TLanes Enter<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x;
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

/// <summary>The sum of the squares, of whole contiguous tensors only.</summary>
internal readonly struct SquareSumReducer : IReducer
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x + y;

    public static T Neutral<T>() where T : unmanaged => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Enter<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x * x;
}

/// <summary>The sum of the magnitudes, of whole contiguous tensors only.</summary>
internal readonly struct MagnitudeSumReducer : IReducer
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x + y;

    public static T Neutral<T>() where T : unmanaged => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Enter<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Abs(x);
}

/// <summary>The largest magnitude, of whole contiguous tensors only.</summary>
internal readonly struct LargestMagnitudeReducer : IReducer
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Max(x, y);

    public static T Neutral<T>() where T : unmanaged => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Enter<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Abs(x);
}
