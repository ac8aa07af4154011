// TorchSharp has a public type of this name, which static imports of torch would bring in.
global using Storage = VaeGen.Cpu.Memory.Storage;

namespace VaeGen.Cpu.Memory;

/// <summary>
/// A reference-counted buffer on the pinned heap, 64-byte aligned. The count is a way to hand the buffer back early:
/// storage whose tensors were never disposed is collected like any other object, so nothing here needs a finalizer.
/// </summary>
internal sealed unsafe class Storage
{
    // Keep what Data points into alive: memory of its own, or an array of the caller's.
    private readonly Block[]? memory;
    private readonly BorrowedArray? borrowed;
    private int references;

    /// <summary>The next free storage of the same size class while this one rests in the pool.</summary>
    internal Storage? NextFree;

    internal Storage(long capacity, int sizeClass)
    {
        // One block more than asked: the array's data starts at a multiple of 8, not of 64.
        memory = GC.AllocateUninitializedArray<Block>(checked((int)(capacity / Block.Size) + 1), pinned: true);
        var start = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(
            ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(memory));
        Data = (void*)((start + Block.Size - 1) & ~(nint)(Block.Size - 1));
        Capacity = capacity;
        SizeClass = sizeClass;
    }

    private Storage(BorrowedArray borrowed, long bytes)
    {
        this.borrowed = borrowed;
        Data = (void*)borrowed.Address;
        Capacity = bytes;
        references = 1;
    }

    internal void* Data { get; }

    internal long Capacity { get; }

    internal int SizeClass { get; }

    /// <summary>Counts in-place changes. Views and detached aliases share it, so a saved tensor notices a change through any of them.</summary>
    internal int Version { get; set; }

    /// <summary>True when one tensor only refers to this memory: its owner may overwrite or adopt it.</summary>
    internal bool IsUnshared => Volatile.Read(ref references) == 1;

    /// <summary>Storage for so many bytes, contents undefined, owned once.</summary>
    internal static Storage Allocate(long bytes)
    {
        var storage = StoragePool.Take(bytes);
        storage.references = 1;
        storage.Version = 0;
        return storage;
    }

    /// <summary>The memory of an array of the caller's, owned once: both see what the other writes.</summary>
    internal static Storage Over(Array array, long bytes) => new(new BorrowedArray(array), bytes);

    internal void Retain() => Interlocked.Increment(ref references);

    internal void Release()
    {
        if (Interlocked.Decrement(ref references) != 0)
        {
            return;
        }
        if (borrowed is not null)
        {
            borrowed.Dispose();
        }
        else
        {
            StoragePool.Return(this);
        }
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = Size)]
    private struct Block
    {
        internal const int Size = 64;
    }
}
