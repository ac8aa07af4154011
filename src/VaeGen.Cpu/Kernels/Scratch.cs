using VaeGen.Cpu.Memory;

namespace VaeGen.Cpu.Kernels;

/// <summary>Memory for the time of one computation, from the pool that tensors use: <c>using var scratch = new Scratch(bytes);</c>.</summary>
internal readonly unsafe ref struct Scratch(long bytes)
{
    private readonly Storage storage = Storage.Allocate(bytes);

    /// <summary>Uninitialised and 64-byte aligned.</summary>
    internal byte* Data => (byte*)storage.Data;

    public void Dispose() => storage.Release();

    /// <summary>So many elements' bytes, up to whole cache lines, so that what follows them is aligned too.</summary>
    internal static long Lines<T>(long elements)
        where T : unmanaged
        => ((elements * sizeof(T)) + 63) & ~63L;
}
