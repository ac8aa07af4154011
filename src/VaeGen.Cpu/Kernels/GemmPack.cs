using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VaeGen.Cpu.Kernels;

/// <summary>Copies a slice of B into the order in which the micro-kernel reads it: term by term, <c>width</c> columns each.</summary>
internal static unsafe class GemmPack
{
    /// <summary>Packs terms × columns of B; columns up to the width become zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Panel<T>(T* b, long bRow, long bCol, int terms, int columns, T* packed, int width)
        where T : unmanaged
    {
        if (columns < width)
        {
            new Span<T>(packed, terms * width).Clear();
        }

        if (bCol == 1)
        {
            Rows(b, bRow, terms, columns, packed, width);
        }
        else if (bRow == 1 && typeof(T) == typeof(float) && Avx.IsSupported)
        {
            var done = columns & ~7;
            for (var j = 0; j < done; j += 8)
            {
                Transpose8((float*)(b + (j * bCol)), bCol, terms, (float*)packed + j, width);
            }

            Columns(b + (done * bCol), 1, bCol, terms, columns - done, packed + done, width);
        }
        else
        {
            Columns(b, bRow, bCol, terms, columns, packed, width);
        }
    }

    private static void Rows<T>(T* b, long bRow, int terms, int columns, T* packed, int width)
        where T : unmanaged
    {
        if (columns * sizeof(T) == 64)
        {
            // The common case, a cache line a row: several rows under way, since each comes from a page of its own.
            var p = 0;
            for (; p <= terms - 4; p += 4, b += 4 * bRow, packed += 4 * width)
            {
                CopyLine((byte*)b, (byte*)packed);
                CopyLine((byte*)(b + bRow), (byte*)(packed + width));
                CopyLine((byte*)(b + (2 * bRow)), (byte*)(packed + (2 * width)));
                CopyLine((byte*)(b + (3 * bRow)), (byte*)(packed + (3 * width)));
            }

            terms -= p;
        }

        var bytes = columns * sizeof(T);
        var whole = bytes & ~31;
        for (var p = 0; p < terms; p++, b += bRow, packed += width)
        {
            for (var i = 0; i < whole; i += 32)
            {
                Vector256.Store(Vector256.Load((byte*)b + i), (byte*)packed + i);
            }

            for (var j = whole / sizeof(T); j < columns; j++)
            {
                packed[j] = b[j];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyLine(byte* from, byte* to)
    {
        Vector256.Store(Vector256.Load(from), to);
        Vector256.Store(Vector256.Load(from + 32), to + 32);
    }

    private static void Columns<T>(T* b, long bRow, long bCol, int terms, int columns, T* packed, int width)
        where T : unmanaged
    {
        for (var j = 0; j < columns; j++)
        {
            var source = b + (j * bCol);
            var target = packed + j;
            for (var p = 0; p < terms; p++, source += bRow, target += width)
            {
                *target = *source;
            }
        }
    }

    // Eight columns of contiguous terms. Halves are joined on loading, which leaves two rounds of shuffles within 128 bits.
    private static void Transpose8(float* b, long bCol, int terms, float* packed, int width)
    {
        var p = 0;
        for (; p <= terms - 4; p += 4, b += 4, packed += 4 * width)
        {
            var c04 = Vector256.Create(Vector128.Load(b), Vector128.Load(b + (4 * bCol)));
            var c15 = Vector256.Create(Vector128.Load(b + bCol), Vector128.Load(b + (5 * bCol)));
            var c26 = Vector256.Create(Vector128.Load(b + (2 * bCol)), Vector128.Load(b + (6 * bCol)));
            var c37 = Vector256.Create(Vector128.Load(b + (3 * bCol)), Vector128.Load(b + (7 * bCol)));
            var low01 = Avx.UnpackLow(c04, c15);
            var high01 = Avx.UnpackHigh(c04, c15);
            var low23 = Avx.UnpackLow(c26, c37);
            var high23 = Avx.UnpackHigh(c26, c37);
            Vector256.Store(Avx.Shuffle(low01, low23, 0b01_00_01_00), packed);
            Vector256.Store(Avx.Shuffle(low01, low23, 0b11_10_11_10), packed + width);
            Vector256.Store(Avx.Shuffle(high01, high23, 0b01_00_01_00), packed + (2 * width));
            Vector256.Store(Avx.Shuffle(high01, high23, 0b11_10_11_10), packed + (3 * width));
        }

        Columns(b, 1, bCol, terms - p, 8, packed, width);
    }
}
