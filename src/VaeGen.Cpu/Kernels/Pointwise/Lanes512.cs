using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>512 bits of elements.</summary>
internal readonly unsafe struct Lanes512<T>(Vector512<T> value) : ILanes<Lanes512<T>, T>
    where T : unmanaged
{
    private readonly Vector512<T> value = value;

    public static int Count => Vector512<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Load(T* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => Vector512.Store(value, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreTruth(byte* target)
    {
        if (sizeof(T) == 1)
        {
            Vector512.Store(value.AsByte() & Vector512<byte>.One, target);
            return;
        }
        Truth.Store(Vector512.ExtractMostSignificantBits(value), Count, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> LoadTruth(byte* source) =>
        sizeof(T) == 1 ? new((~Vector512.Equals(Vector512.Load(source), Vector512<byte>.Zero)).As<byte, T>())
        : sizeof(T) == 2 ? new(Vector512.GreaterThan(Vector512.WidenLower(Vector256.Load(source).ToVector512()).AsInt16(), Vector512<short>.Zero).As<short, T>())
        : sizeof(T) == 4 ? new(Vector512.GreaterThan(Vector512.WidenLower(Vector256.WidenLower(Vector128.Load(source).ToVector256()).ToVector512()).AsInt32(), Vector512<int>.Zero).As<int, T>())
        : new(Vector512.GreaterThan(Vector512.WidenLower(Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(*(ulong*)source).AsByte()).ToVector256()).ToVector512()).AsInt64(), Vector512<long>.Zero).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> All(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Sum() => Vector512.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator +(Lanes512<T> a, Lanes512<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> a, Lanes512<T> b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator *(Lanes512<T> a, Lanes512<T> b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator /(Lanes512<T> a, Lanes512<T> b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> MultiplyAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) =>
        typeof(T) == typeof(float) ? new(Vector512.FusedMultiplyAdd(a.value.AsSingle(), b.value.AsSingle(), c.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.FusedMultiplyAdd(a.value.AsDouble(), b.value.AsDouble(), c.value.AsDouble()).As<double, T>())
        : new((a.value * b.value) + c.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Max(Lanes512<T> a, Lanes512<T> b) => new(Vector512.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Min(Lanes512<T> a, Lanes512<T> b) => new(Vector512.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Abs(Lanes512<T> a) => new(Vector512.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sqrt(Lanes512<T> a) => new(Vector512.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Floor(Lanes512<T> a) =>
        typeof(T) == typeof(float) ? new(Vector512.Floor(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Floor(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Ceiling(Lanes512<T> a) =>
        typeof(T) == typeof(float) ? new(Vector512.Ceiling(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Ceiling(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Round(Lanes512<T> a) =>
        typeof(T) == typeof(float) ? new(Vector512.Round(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Round(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Truncate(Lanes512<T> a) =>
        typeof(T) == typeof(float) ? new(Vector512.Truncate(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Truncate(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Exp(Lanes512<T> a) => VectorMath.Exp<Lanes512<T>, T>(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> PowerOfTwo(Lanes512<T> a) =>
        typeof(T) == typeof(float) ? new(((a.value.AsInt32() << 23) + Vector512.Create(1f).AsInt32()).As<int, T>())
        : typeof(T) == typeof(double) ? new(((a.value.AsInt64() << 52) + Vector512.Create(1d).AsInt64()).As<long, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Log(Lanes512<T> a) =>
        typeof(T) == typeof(float) ? new(Vector512.Log(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Log(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Log2(Lanes512<T> a) =>
        typeof(T) == typeof(float) ? new(Vector512.Log2(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Log2(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Sin(Lanes512<T> a) =>
        typeof(T) == typeof(float) ? new(Vector512.Sin(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Sin(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Cos(Lanes512<T> a) =>
        typeof(T) == typeof(float) ? new(Vector512.Cos(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector512.Cos(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Greater(Lanes512<T> a, Lanes512<T> b) => new(Vector512.GreaterThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> GreaterOrEqual(Lanes512<T> a, Lanes512<T> b) => new(Vector512.GreaterThanOrEqual(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Equal(Lanes512<T> a, Lanes512<T> b) => new(Vector512.Equals(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512<T> Select(Lanes512<T> mask, Lanes512<T> whenSet, Lanes512<T> whenClear) =>
        new(Vector512.ConditionalSelect(mask.value, whenSet.value, whenClear.value));
}
