using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>Turns a matrix over.</summary>
internal static unsafe class Turning
{
    /// <summary>target[column · step + row] = source[row · pitch + column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<T>(T* source, long pitch, int rows, int columns, T* target, long step)
        where T : unmanaged
    {
        var column = 0;
        if (typeof(T) == typeof(float) && Avx.IsSupported && rows >= 8)
        {
            // Not more columns at a time: those of a picture lie a power of two apart and fall on the same few lines of a cache.
            for (; column <= columns - 4; column += 4)
            {
                float* from = (float*)(source + column), to = (float*)(target + (column * step));
                for (var row = 0; row < rows; row += 8)
                {
                    // The last eight may repeat some.
                    var first = Math.Min(row, rows - 8);
                    Eight(from + (first * pitch), pitch, to + first, step);
                }
            }
        }

        for (; column < columns; column++)
        {
            T* from = source + column, to = target + (column * step);
            for (var row = 0; row < rows; row++, from += pitch)
            {
                to[row] = *from;
            }
        }
    }

    // Eight rows of four columns. Halves are joined on loading, which leaves two rounds of shuffles within 128 bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(float* source, long pitch, float* target, long step)
    {
        var lower = source + (4 * pitch);
        var r04 = Vector256.Create(Vector128.Load(source), Vector128.Load(lower));
        var r15 = Vector256.Create(Vector128.Load(source + pitch), Vector128.Load(lower + pitch));
        var r26 = Vector256.Create(Vector128.Load(source + (2 * pitch)), Vector128.Load(lower + (2 * pitch)));
        var r37 = Vector256.Create(Vector128.Load(source + (3 * pitch)), Vector128.Load(lower + (3 * pitch)));
        var (low01, high01) = (Avx.UnpackLow(r04, r15), Avx.UnpackHigh(r04, r15));
        var (low23, high23) = (Avx.UnpackLow(r26, r37), Avx.UnpackHigh(r26, r37));
        Vector256.Store(Avx.Shuffle(low01, low23, 0b01_00_01_00), target);
        Vector256.Store(Avx.Shuffle(low01, low23, 0b11_10_11_10), target + step);
        Vector256.Store(Avx.Shuffle(high01, high23, 0b01_00_01_00), target + (2 * step));
        Vector256.Store(Avx.Shuffle(high01, high23, 0b11_10_11_10), target + (3 * step));
    }
}
