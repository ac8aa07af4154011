using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>Takes every n-th element, or puts streams together again; by two in vectors, which is what most convolutions ask for.</summary>
internal static unsafe class Strided
{
    /// <summary>target[i] = source[i · stride].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Gather<T>(T* source, int stride, T* target, int count)
        where T : unmanaged
    {
        if (stride == 1)
        {
            Copy((byte*)source, (byte*)target, count * sizeof(T));
            return;
        }

        var i = 0;
        if (stride == 2 && typeof(T) == typeof(float) && Avx2.IsSupported)
        {
            // As below, eight at a time: halves are shuffled on their own, then put in order.
            for (; i <= count - 8; i += 8)
            {
                var from = (float*)source + (2 * i);
                var even = Avx.Shuffle(Vector256.Load(from), Vector256.Load(from + 7), 0b11_01_10_00);
                Vector256.Store(Avx2.Permute4x64(even.AsDouble(), 0b11_01_10_00).AsSingle(), (float*)target + i);
            }
        }

        if (stride == 2)
        {
            // The second vector begins one early, so that nothing past the last element is read.
            var lanes = Vector128<T>.Count;
            for (; i <= count - lanes; i += lanes)
            {
                Pair(source + (2 * i), target + i);
            }

            if (i < count && count >= lanes)
            {
                // What is left, and some of what is done already.
                Pair(source + (2 * (count - lanes)), target + count - lanes);
                return;
            }
        }

        for (; i < count; i++)
        {
            target[i] = source[(long)i * stride];
        }
    }

    /// <summary>target[i · stride] = source[i] + bias.</summary>
    internal static void Scatter<T>(T* source, int stride, T* target, int count, T bias)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        for (var i = 0; i < count; i++)
        {
            target[(long)i * stride] = source[i] + bias;
        }
    }

    /// <summary>target[2i] = even[i] + bias, target[2i + 1] = odd[i] + bias.</summary>
    /// <param name="even">The first stream, with (count + 1) / 2 elements.</param>
    /// <param name="odd">The second stream, with count / 2.</param>
    /// <param name="target">The two together.</param>
    /// <param name="count">How many elements they have together.</param>
    /// <param name="bias">What is added to each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Zip<T>(T* even, T* odd, T* target, int count, T bias)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var i = 0;
        if (typeof(T) == typeof(float) && Avx.IsSupported)
        {
            var shift = Vector256.Create((float)(object)bias);
            for (; i <= count - 16; i += 16, even += 8, odd += 8)
            {
                var (a, b) = (Vector256.Load((float*)even) + shift, Vector256.Load((float*)odd) + shift);
                var (low, high) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
                Vector256.Store(Avx.Permute2x128(low, high, 0x20), (float*)target + i);
                Vector256.Store(Avx.Permute2x128(low, high, 0x31), (float*)target + i + 8);
            }
        }

        var lanes = Vector128<T>.Count;
        var biases = Vector128.Create(bias);
        for (; i <= count - (2 * lanes); i += 2 * lanes, even += lanes, odd += lanes)
        {
            Alternate(even, odd, biases, target + i);
        }

        if (i < count && count >= 2 * lanes && (count & 1) == 0)
        {
            var back = lanes - ((count - i) / 2);
            Alternate(even - back, odd - back, biases, target + count - (2 * lanes));
            return;
        }

        for (; i < count; i++)
        {
            target[i] = (i & 1) == 0 ? *even++ + bias : *odd++ + bias;
        }
    }

    // Rows of pictures are short: a call of a general copy would cost more than the copy.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(byte* source, byte* target, int bytes)
    {
        if (bytes < 16)
        {
            for (var i = 0; i < bytes; i++)
            {
                target[i] = source[i];
            }

            return;
        }

        for (var i = 0; i < bytes - 16; i += 16)
        {
            Vector128.Store(Vector128.Load(source + i), target + i);
        }

        // What is left, and some of what is done already.
        Vector128.Store(Vector128.Load(source + bytes - 16), target + bytes - 16);
    }

    // A vector of target from every second element of source, of which the last is the last that is read.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pair<T>(T* source, T* target)
        where T : unmanaged
        => Vector128.Store(Even(Vector128.Load(source), Vector128.Load(source + Vector128<T>.Count - 1)), target);

    // Elements 0 and 2 of a, 1 and 3 of b.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Even<T>(Vector128<T> a, Vector128<T> b)
        where T : unmanaged =>
        sizeof(T) == 4
            ? Vector128.Create(
                Vector128.Shuffle(a.AsInt32(), Vector128.Create(0, 2, 1, 3)).GetLower(),
                Vector128.Shuffle(b.AsInt32(), Vector128.Create(1, 3, 0, 2)).GetLower()).As<int, T>()
            : Vector128.Create(a.GetLower(), b.GetUpper());

    // Two vectors of target, a vector of each stream by turns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Alternate<T>(T* even, T* odd, Vector128<T> biases, T* target)
        where T : unmanaged
    {
        var (a, b) = (Vector128.Load(even) + biases, Vector128.Load(odd) + biases);
        Vector128.Store(Alternate(a.GetLower(), b.GetLower()), target);
        Vector128.Store(Alternate(a.GetUpper(), b.GetUpper()), target + Vector128<T>.Count);
    }

    // a₀ b₀ a₁ b₁
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Alternate<T>(Vector64<T> a, Vector64<T> b)
        where T : unmanaged
    {
        var both = Vector128.Create(a, b);
        return sizeof(T) == 4 ? Vector128.Shuffle(both.AsInt32(), Vector128.Create(0, 2, 1, 3)).As<int, T>() : both;
    }
}
