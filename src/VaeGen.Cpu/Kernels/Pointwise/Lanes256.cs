using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>256 bits of elements.</summary>
internal readonly unsafe struct Lanes256<T>(Vector256<T> value) : ILanes<Lanes256<T>, T>
    where T : unmanaged
{
    private readonly Vector256<T> value = value;

    public static int Count => Vector256<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Load(T* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => Vector256.Store(value, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreTruth(byte* target)
    {
        if (sizeof(T) == 1)
        {
            Vector256.Store(value.AsByte() & Vector256<byte>.One, target);
            return;
        }
        Truth.Store(Vector256.ExtractMostSignificantBits(value), Count, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> LoadTruth(byte* source) =>
        sizeof(T) == 1 ? new((~Vector256.Equals(Vector256.Load(source), Vector256<byte>.Zero)).As<byte, T>())
        : sizeof(T) == 2 ? new(Vector256.GreaterThan(Vector256.WidenLower(Vector128.Load(source).ToVector256()).AsInt16(), Vector256<short>.Zero).As<short, T>())
        : sizeof(T) == 4 ? new(Vector256.GreaterThan(Vector256.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(*(ulong*)source).AsByte()).ToVector256()).AsInt32(), Vector256<int>.Zero).As<int, T>())
        : new(Vector256.GreaterThan(Vector256.WidenLower(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(*(uint*)source).AsByte())).ToVector256()).AsInt64(), Vector256<long>.Zero).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> All(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Sum() => Vector256.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator +(Lanes256<T> a, Lanes256<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> a, Lanes256<T> b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator *(Lanes256<T> a, Lanes256<T> b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator /(Lanes256<T> a, Lanes256<T> b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> MultiplyAdd(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c) =>
        typeof(T) == typeof(float) ? new(Vector256.FusedMultiplyAdd(a.value.AsSingle(), b.value.AsSingle(), c.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.FusedMultiplyAdd(a.value.AsDouble(), b.value.AsDouble(), c.value.AsDouble()).As<double, T>())
        : new((a.value * b.value) + c.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Max(Lanes256<T> a, Lanes256<T> b) => new(Vector256.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Min(Lanes256<T> a, Lanes256<T> b) => new(Vector256.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Abs(Lanes256<T> a) => new(Vector256.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Sqrt(Lanes256<T> a) => new(Vector256.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Floor(Lanes256<T> a) =>
        typeof(T) == typeof(float) ? new(Vector256.Floor(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Floor(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Ceiling(Lanes256<T> a) =>
        typeof(T) == typeof(float) ? new(Vector256.Ceiling(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Ceiling(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Round(Lanes256<T> a) =>
        typeof(T) == typeof(float) ? new(Vector256.Round(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Round(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Truncate(Lanes256<T> a) =>
        typeof(T) == typeof(float) ? new(Vector256.Truncate(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Truncate(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Exp(Lanes256<T> a) => VectorMath.Exp<Lanes256<T>, T>(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> PowerOfTwo(Lanes256<T> a) =>
        typeof(T) == typeof(float) ? new(((a.value.AsInt32() << 23) + Vector256.Create(1f).AsInt32()).As<int, T>())
        : typeof(T) == typeof(double) ? new(((a.value.AsInt64() << 52) + Vector256.Create(1d).AsInt64()).As<long, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Log(Lanes256<T> a) =>
        typeof(T) == typeof(float) ? new(Vector256.Log(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Log(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Log2(Lanes256<T> a) =>
        typeof(T) == typeof(float) ? new(Vector256.Log2(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Log2(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Sin(Lanes256<T> a) =>
        typeof(T) == typeof(float) ? new(Vector256.Sin(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Sin(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Cos(Lanes256<T> a) =>
        typeof(T) == typeof(float) ? new(Vector256.Cos(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector256.Cos(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Greater(Lanes256<T> a, Lanes256<T> b) => new(Vector256.GreaterThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> GreaterOrEqual(Lanes256<T> a, Lanes256<T> b) => new(Vector256.GreaterThanOrEqual(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Equal(Lanes256<T> a, Lanes256<T> b) => new(Vector256.Equals(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256<T> Select(Lanes256<T> mask, Lanes256<T> whenSet, Lanes256<T> whenClear) =>
        new(Vector256.ConditionalSelect(mask.value, whenSet.value, whenClear.value));
}
