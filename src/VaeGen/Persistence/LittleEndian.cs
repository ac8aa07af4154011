using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VaeGen;

/// <summary>The byte order of files.</summary>
internal static class LittleEndian
{
    /// <summary>Turns integers of one, four or eight bytes from the machine's byte order to little-endian, or back: nothing on most machines.</summary>
    public static void Convert<T>(ReadOnlySpan<T> source, Span<T> destination)
        where T : struct, IBinaryInteger<T>
    {
        if (BitConverter.IsLittleEndian || Unsafe.SizeOf<T>() == 1)
        {
            source.CopyTo(destination);
        }
        else if (Unsafe.SizeOf<T>() == sizeof(long))
        {
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, long>(source), MemoryMarshal.Cast<T, long>(destination));
        }
        else
        {
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<T, int>(source), MemoryMarshal.Cast<T, int>(destination));
        }
    }
}
