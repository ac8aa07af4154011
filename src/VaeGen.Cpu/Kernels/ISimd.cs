namespace VaeGen.Cpu.Kernels;

/// <summary>One vector width, so that a kernel is written once and compiled for each: <typeparamref name="TVector"/> holds <see cref="Count"/> numbers.</summary>
/// <remarks>The implementations are empty structs whose members the JIT inlines; a width that the CPU lacks is never compiled.</remarks>
internal unsafe interface ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    static abstract int Count { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(T* source);

    static abstract void Store(TVector value, T* target);

    static abstract TVector Broadcast(T value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    /// <summary>left · right + addend, fused where the CPU can.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    static abstract TVector Sqrt(TVector value);

    static abstract TVector Abs(TVector value);

    static abstract TVector CopySign(TVector value, TVector sign);

    /// <summary>The smaller; where <paramref name="value"/> is not a number, that on x86, and anything elsewhere.</summary>
    static abstract TVector Min(TVector limit, TVector value);

    /// <summary>The larger, with the same reservation.</summary>
    static abstract TVector Max(TVector limit, TVector value);

    /// <summary>All bits set where left is below right.</summary>
    static abstract TVector Less(TVector left, TVector right);

    /// <summary>Takes <paramref name="yes"/> where all bits of the condition are set, else <paramref name="no"/>.</summary>
    static abstract TVector Select(TVector condition, TVector yes, TVector no);

    /// <summary>The bits of the condition cut out of the value: the value or zero.</summary>
    static abstract TVector And(TVector condition, TVector value);

    /// <summary>2ⁿ, n the whole number in the lowest bits of the argument, as adding 1.5 · 2^(fraction bits) to it leaves it.</summary>
    static abstract TVector PowerOfTwo(TVector number);

    /// <summary>The sum of the elements, in an order fixed by the width.</summary>
    static abstract T Sum(TVector value);
}
