using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>
/// One element: for tails and strided runs. It computes in a vector register, so an element has the same bits
/// wherever it lies.
/// </summary>
internal readonly unsafe struct Lane<T>(Lanes128<T> value) : ILanes<Lane<T>, T>
    where T : unmanaged
{
    private readonly Lanes128<T> value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Load(T* source) => new(Lanes128<T>.All(*source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => *target = value.First;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreTruth(byte* target) => *target = value.FirstHolds ? (byte)1 : (byte)0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> LoadTruth(byte* source)
    {
        var zero = Lanes128<T>.All(default);
        return new(*source == 0 ? zero : Lanes128<T>.Equal(zero, zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> All(T value) => new(Lanes128<T>.All(value));

    public T Sum() => value.First;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> operator +(Lane<T> a, Lane<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> operator -(Lane<T> a, Lane<T> b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> operator *(Lane<T> a, Lane<T> b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> operator /(Lane<T> a, Lane<T> b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> operator -(Lane<T> a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> MultiplyAdd(Lane<T> a, Lane<T> b, Lane<T> c) => new(Lanes128<T>.MultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Abs(Lane<T> a) => new(Lanes128<T>.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Sqrt(Lane<T> a) => new(Lanes128<T>.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Floor(Lane<T> a) => new(Lanes128<T>.Floor(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Ceiling(Lane<T> a) => new(Lanes128<T>.Ceiling(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Round(Lane<T> a) => new(Lanes128<T>.Round(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Truncate(Lane<T> a) => new(Lanes128<T>.Truncate(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Exp(Lane<T> a) => new(Lanes128<T>.Exp(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> PowerOfTwo(Lane<T> a) => new(Lanes128<T>.PowerOfTwo(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Log(Lane<T> a) => new(Lanes128<T>.Log(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Log2(Lane<T> a) => new(Lanes128<T>.Log2(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Sin(Lane<T> a) => new(Lanes128<T>.Sin(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Cos(Lane<T> a) => new(Lanes128<T>.Cos(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Max(Lane<T> a, Lane<T> b) => new(Lanes128<T>.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Min(Lane<T> a, Lane<T> b) => new(Lanes128<T>.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Greater(Lane<T> a, Lane<T> b) => new(Lanes128<T>.Greater(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> GreaterOrEqual(Lane<T> a, Lane<T> b) => new(Lanes128<T>.GreaterOrEqual(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Equal(Lane<T> a, Lane<T> b) => new(Lanes128<T>.Equal(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane<T> Select(Lane<T> mask, Lane<T> whenSet, Lane<T> whenClear) =>
        new(Lanes128<T>.Select(mask.value, whenSet.value, whenClear.value));
}
