using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Kernels.Norms;

/// <summary>What two sums, taken in one walk over memory, add up.</summary>
internal interface ITerms
{
    void Invoke<TLanes, T>(TLanes a, TLanes b, TLanes c, out TLanes first, out TLanes second)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}

/// <summary>Σ(a − c) and Σ(a − c)²: with c near the mean, mean and variance without cancellation.</summary>
internal readonly struct Deviations : ITerms
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLanes, T>(TLanes a, TLanes b, TLanes c, out TLanes first, out TLanes second)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        first = a - c;
        second = first * first;
    }
}

/// <summary>Σa and Σa·(b − c): of a gradient a, its sum and its product with the centred input.</summary>
internal readonly struct CentredProducts : ITerms
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLanes, T>(TLanes a, TLanes b, TLanes c, out TLanes first, out TLanes second)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        first = a;
        second = a * (b - c);
    }
}

/// <summary>Σa·c and Σa·c·(b − mean): the same for a gradient that a weight c scales.</summary>
internal readonly struct WeightedProducts(double mean) : ITerms
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<TLanes, T>(TLanes a, TLanes b, TLanes c, out TLanes first, out TLanes second)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        first = a * c;
        second = first * (b - TLanes.All(Element.To<T>(mean)));
    }
}
