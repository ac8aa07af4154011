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

    static abstract TVector Multiply(TVector left, TVector right);

    /// <summary>left · right + addend, fused where the CPU can.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);
}
