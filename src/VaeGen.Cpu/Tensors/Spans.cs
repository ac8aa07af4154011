using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VaeGen.Cpu;

/// <summary>The elements of collections as spans, without a copy where they lie in one piece.</summary>
internal static class Spans
{
    internal static ReadOnlySpan<T> Of<T>(IList<T> list) => list switch
    {
        T[] array => array,
        List<T> items => CollectionsMarshal.AsSpan(items),
        _ => list.ToArray(),
    };

    /// <summary>All elements of an array of several dimensions, row by row.</summary>
    internal static ReadOnlySpan<T> OfAll<T>(Array array) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
}
