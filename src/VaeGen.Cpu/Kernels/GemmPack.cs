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
        else if (bRow == 1 && typeof(T) == typeof(float) && Avx.IsSupported && columns == width)
        {
            // Eight columns at a time. The last eight may repeat some; fewer than eight spill into the next term, which then is written over.
            for (var j = 0; j < columns; j += 8)
            {
                var first = Math.Max(0, Math.Min(j, columns - 8));
                var done = Transpose8((float*)(b + (first * bCol)), bCol, columns - first, terms, (float*)packed + first, width);
                Columns(b + done + (first * bCol), 1, bCol, terms - done, Math.Min(8, columns - first), packed + (done * width) + first, width);
            }
        }
        else
        {
            Columns(b, bRow, bCol, terms, columns, packed, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        if (bytes < 32 && columns == width && bRow * sizeof(T) >= 32)
        {
            // Less than a vector: what is copied too much, the next term writes over; the last one is left to the loop below.
            for (; terms > 1; terms--, b += bRow, packed += width)
            {
                Vector256.Store(Vector256.Load((byte*)b), (byte*)packed);
            }
        }

        for (var p = 0; p < terms; p++, b += bRow, packed += width)
        {
            var i = 0;
            for (; i <= bytes - 32; i += 32)
            {
                Vector256.Store(Vector256.Load((byte*)b + i), (byte*)packed + i);
            }

            if (i > 0 && i < bytes)
            {
                // The last vector repeats a part of the one before.
                Vector256.Store(Vector256.Load((byte*)b + bytes - 32), (byte*)packed + bytes - 32);
                continue;
            }

            for (var j = i / sizeof(T); j < columns; j++)
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    // Eight columns of contiguous terms, the last one again for those that do not exist; returns how many terms are done.
    // Halves are joined on loading, which leaves two rounds of shuffles within 128 bits.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Transpose8(float* b, long bCol, int columns, int terms, float* packed, int width)
    {
        // What the last term spills would be outside.
        var until = columns < 8 ? terms - 1 : terms;
        float* b1 = b + (Math.Min(1, columns - 1) * bCol), b2 = b + (Math.Min(2, columns - 1) * bCol), b3 = b + (Math.Min(3, columns - 1) * bCol);
        float* b4 = b + (Math.Min(4, columns - 1) * bCol), b5 = b + (Math.Min(5, columns - 1) * bCol), b6 = b + (Math.Min(6, columns - 1) * bCol), b7 = b + (Math.Min(7, columns - 1) * bCol);
        var p = 0;
        for (; p <= until - 4; p += 4, packed += 4 * width)
        {
            var c04 = Vector256.Create(Vector128.Load(b + p), Vector128.Load(b4 + p));
            var c15 = Vector256.Create(Vector128.Load(b1 + p), Vector128.Load(b5 + p));
            var c26 = Vector256.Create(Vector128.Load(b2 + p), Vector128.Load(b6 + p));
            var c37 = Vector256.Create(Vector128.Load(b3 + p), Vector128.Load(b7 + p));
            var low01 = Avx.UnpackLow(c04, c15);
            var high01 = Avx.UnpackHigh(c04, c15);
            var low23 = Avx.UnpackLow(c26, c37);
            var high23 = Avx.UnpackHigh(c26, c37);
            Vector256.Store(Avx.Shuffle(low01, low23, 0b01_00_01_00), packed);
            Vector256.Store(Avx.Shuffle(low01, low23, 0b11_10_11_10), packed + width);
            Vector256.Store(Avx.Shuffle(high01, high23, 0b01_00_01_00), packed + (2 * width));
            Vector256.Store(Avx.Shuffle(high01, high23, 0b11_10_11_10), packed + (3 * width));
        }

        return p;
    }
}
