using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>128 bits of elements.</summary>
internal readonly unsafe struct Lanes128<T>(Vector128<T> value) : ILanes<Lanes128<T>, T>
    where T : unmanaged
{
    private readonly Vector128<T> value = value;

    internal T First => value.ToScalar();

    /// <summary>Whether the first lane's bits are set.</summary>
    internal bool FirstHolds => (Vector128.ExtractMostSignificantBits(value) & 1) != 0;

    public static int Count => Vector128<T>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Load(T* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T* target) => Vector128.Store(value, target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreTruth(byte* target)
    {
        if (sizeof(T) == 1)
        {
            Vector128.Store(value.AsByte() & Vector128<byte>.One, target);
            return;
        }
        Truth.Store(Vector128.ExtractMostSignificantBits(value), Count, target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> LoadTruth(byte* source) =>
        sizeof(T) == 1 ? new((~Vector128.Equals(Vector128.Load(source), Vector128<byte>.Zero)).As<byte, T>())
        : sizeof(T) == 2 ? new(Vector128.GreaterThan(Vector128.WidenLower(Vector128.CreateScalar(*(ulong*)source).AsByte()).AsInt16(), Vector128<short>.Zero).As<short, T>())
        : sizeof(T) == 4 ? new(Vector128.GreaterThan(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(*(uint*)source).AsByte())).AsInt32(), Vector128<int>.Zero).As<int, T>())
        : new(Vector128.GreaterThan(Vector128.WidenLower(Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar((uint)*(ushort*)source).AsByte()))).AsInt64(), Vector128<long>.Zero).As<long, T>());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> All(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Sum() => Vector128.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator +(Lanes128<T> a, Lanes128<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> a, Lanes128<T> b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator *(Lanes128<T> a, Lanes128<T> b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator /(Lanes128<T> a, Lanes128<T> b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> MultiplyAdd(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c) =>
        typeof(T) == typeof(float) ? new(Vector128.FusedMultiplyAdd(a.value.AsSingle(), b.value.AsSingle(), c.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.FusedMultiplyAdd(a.value.AsDouble(), b.value.AsDouble(), c.value.AsDouble()).As<double, T>())
        : new((a.value * b.value) + c.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Max(Lanes128<T> a, Lanes128<T> b) => new(Vector128.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Min(Lanes128<T> a, Lanes128<T> b) => new(Vector128.Min(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Abs(Lanes128<T> a) => new(Vector128.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Sqrt(Lanes128<T> a) => new(Vector128.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Floor(Lanes128<T> a) =>
        typeof(T) == typeof(float) ? new(Vector128.Floor(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Floor(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Ceiling(Lanes128<T> a) =>
        typeof(T) == typeof(float) ? new(Vector128.Ceiling(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Ceiling(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Round(Lanes128<T> a) =>
        typeof(T) == typeof(float) ? new(Vector128.Round(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Round(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Truncate(Lanes128<T> a) =>
        typeof(T) == typeof(float) ? new(Vector128.Truncate(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Truncate(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Exp(Lanes128<T> a) => VectorMath.Exp<Lanes128<T>, T>(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> PowerOfTwo(Lanes128<T> a) =>
        typeof(T) == typeof(float) ? new(((a.value.AsInt32() << 23) + Vector128.Create(1f).AsInt32()).As<int, T>())
        : typeof(T) == typeof(double) ? new(((a.value.AsInt64() << 52) + Vector128.Create(1d).AsInt64()).As<long, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Log(Lanes128<T> a) =>
        typeof(T) == typeof(float) ? new(Vector128.Log(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Log(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Log2(Lanes128<T> a) =>
        typeof(T) == typeof(float) ? new(Vector128.Log2(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Log2(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Sin(Lanes128<T> a) =>
        typeof(T) == typeof(float) ? new(Vector128.Sin(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Sin(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Cos(Lanes128<T> a) =>
        typeof(T) == typeof(float) ? new(Vector128.Cos(a.value.AsSingle()).As<float, T>())
        : typeof(T) == typeof(double) ? new(Vector128.Cos(a.value.AsDouble()).As<double, T>())
        : throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Greater(Lanes128<T> a, Lanes128<T> b) => new(Vector128.GreaterThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> GreaterOrEqual(Lanes128<T> a, Lanes128<T> b) => new(Vector128.GreaterThanOrEqual(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Equal(Lanes128<T> a, Lanes128<T> b) => new(Vector128.Equals(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128<T> Select(Lanes128<T> mask, Lanes128<T> whenSet, Lanes128<T> whenClear) =>
        new(Vector128.ConditionalSelect(mask.value, whenSet.value, whenClear.value));
}
