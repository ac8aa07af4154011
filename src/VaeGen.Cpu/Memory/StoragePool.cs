using System.Numerics;

namespace VaeGen.Cpu.Memory;

/// <summary>
/// Freed storages by size class, four classes to each power of two (at most a quarter of a buffer is wasted).
/// A training step frees what the next one asks for, so a steady loop takes no memory from the collector.
/// </summary>
internal static class StoragePool
{
    private const int SmallestLog2 = 8;
    private const int Classes = 4 * (48 - SmallestLog2);

    private static readonly Storage?[] free = new Storage?[Classes];
    private static readonly Lock gate = new();

    // What rests here must not starve the rest of the program.
    private static readonly long limit = Math.Max(256L << 20, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
    private static long resting;

    internal static Storage Take(long bytes)
    {
        var index = ClassOf(bytes, out var capacity);
        lock (gate)
        {
            if (free[index] is { } found)
            {
                free[index] = found.NextFree;
                found.NextFree = null;
                resting -= found.Capacity;
                return found;
            }
        }
        return new Storage(capacity, index);
    }

    internal static void Return(Storage storage)
    {
        lock (gate)
        {
            if (resting + storage.Capacity > limit)
            {
                return;
            }
            storage.NextFree = free[storage.SizeClass];
            free[storage.SizeClass] = storage;
            resting += storage.Capacity;
        }
    }

    private static int ClassOf(long bytes, out long capacity)
    {
        if (bytes <= 1L << SmallestLog2)
        {
            capacity = 1L << SmallestLog2;
            return 0;
        }

        // capacity = (4 + quarter + 1) / 4 of the power of two below it
        var log2 = BitOperations.Log2((ulong)(bytes - 1));
        var step = 1L << (log2 - 2);
        var quarter = (int)((bytes - 1 - (1L << log2)) / step);
        capacity = (1L << log2) + (quarter + 1) * step;
        var index = 4 * (log2 - SmallestLog2) + quarter + 1;
        Errors.Check(index < Classes, $"a tensor of {bytes} bytes is more than the engine can hold");
        return index;
    }
}
