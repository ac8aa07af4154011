namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>
/// One register's worth of elements, whatever the machine's width: an operator is written once over lanes and runs
/// 512, 256 or 128 bits wide, or one element at a time, with the same bits in every case.
/// </summary>
internal unsafe interface ILanes<TSelf, T>
    where TSelf : struct, ILanes<TSelf, T>
    where T : unmanaged
{
    static abstract int Count { get; }

    static abstract TSelf Load(T* source);

    void Store(T* target);

    /// <summary>A byte for each lane: 1 where its bits are set, as a comparison sets them, else 0.</summary>
    void StoreTruth(byte* target);

    /// <summary>All bits of the lanes whose byte is not 0.</summary>
    static abstract TSelf LoadTruth(byte* source);

    static abstract TSelf All(T value);

    /// <summary>The lanes' sum, added pairwise.</summary>
    T Sum();

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a);

    /// <summary>a × b + c, rounded once where the machine can.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The greater; NaN when either is.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    static abstract TSelf Min(TSelf a, TSelf b);

    static abstract TSelf Abs(TSelf a);

    static abstract TSelf Sqrt(TSelf a);

    static abstract TSelf Floor(TSelf a);

    static abstract TSelf Ceiling(TSelf a);

    /// <summary>To the nearest, halves to even.</summary>
    static abstract TSelf Round(TSelf a);

    static abstract TSelf Truncate(TSelf a);

    static abstract TSelf Exp(TSelf a);

    /// <summary>2ⁿ, n the whole number that adding 1.5 × 2^(bits of the fraction) has moved into the lowest bits of a.</summary>
    static abstract TSelf PowerOfTwo(TSelf a);

    static abstract TSelf Log(TSelf a);

    static abstract TSelf Log2(TSelf a);

    static abstract TSelf Sin(TSelf a);

    static abstract TSelf Cos(TSelf a);

    /// <summary>All bits of the lanes where a &gt; b.</summary>
    static abstract TSelf Greater(TSelf a, TSelf b);

    static abstract TSelf GreaterOrEqual(TSelf a, TSelf b);

    static abstract TSelf Equal(TSelf a, TSelf b);

    static abstract TSelf Select(TSelf mask, TSelf whenSet, TSelf whenClear);
}
