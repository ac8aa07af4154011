using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VaeGen.Cpu.Random;

/// <summary>
/// The generator behind libtorch's CPU streams: the 32-bit Mersenne Twister (Matsumoto and Nishimura 1998) with the 64-bit draws,
/// the uniform conversions and the cached normal sample that libtorch adds.
/// </summary>
/// <remarks>Not synchronised: whoever shares one between threads locks it, for a whole fill, or the order of draws is lost.</remarks>
internal sealed class MersenneGenerator
{
    /// <summary>Bytes of a saved state, as torch.get_rng_state returns them.</summary>
    internal const int StateSize = 5056;

    private const int Words = 624;
    private const int Shift = 397;

    // Where libtorch's state record keeps its parts; the words are stored as 64-bit numbers.
    private const int WordsOffset = 24;
    private const int NormalOffset = WordsOffset + (8 * Words);
    private const int NormalFlagOffset = NormalOffset + 24;

    private readonly uint[] state = new uint[Words];

    // The tempered outputs of the current state, so that a block of draws is a copy.
    private readonly uint[] block = new uint[Words];
    private int position;
    private double? cachedNormal;

    // No draw since the seed: the state has not been turned yet, and libtorch writes its cursor as 0.
    private bool fresh;

    /// <summary>Creates a generator as torch.Generator().manual_seed(seed) would leave it.</summary>
    internal MersenneGenerator(ulong seed = 67280421310721UL) => Seed(seed);

    /// <summary>The seed last given; the twister itself takes only its lower 32 bits.</summary>
    internal ulong InitialSeed { get; private set; }

    /// <summary>Starts the stream of <paramref name="seed"/> and forgets the cached normal sample.</summary>
    internal void Seed(ulong seed)
    {
        InitialSeed = seed;
        state[0] = (uint)seed;
        for (uint i = 1; i < Words; i++)
        {
            state[i] = (1812433253U * (state[i - 1] ^ (state[i - 1] >> 30))) + i;
        }

        position = Words;
        fresh = true;
        cachedNormal = null;
    }

    /// <summary>The next 32 random bits.</summary>
    internal uint Next32()
    {
        if (position == Words)
        {
            Refill();
        }

        return block[position++];
    }

    /// <summary>The next 64 random bits: two draws, the first one the upper half.</summary>
    internal ulong Next64()
    {
        var high = (ulong)Next32();
        return (high << 32) | Next32();
    }

    /// <summary>A uniform number of 24 bits in [0, 1), from one draw.</summary>
    internal float NextSingle() => (Next32() & 0xFFFFFF) * (1.0f / (1 << 24));

    /// <summary>A uniform number of 53 bits in [0, 1), from two draws.</summary>
    internal double NextDouble() => (Next64() & ((1UL << 53) - 1)) * (1.0 / (1UL << 53));

    /// <summary>A standard normal number by Box–Muller; every second call returns the sine that the call before it has cached.</summary>
    internal double NextNormal()
    {
        if (cachedNormal is { } cached)
        {
            cachedNormal = null;
            return cached;
        }

        var angle = 2 * Math.PI * NextDouble();
        var radius = Math.Sqrt(-2 * LogOnePlus(-NextDouble()));
        var (sine, cosine) = Math.SinCos(angle);
        cachedNormal = radius * sine;
        return radius * cosine;
    }

    /// <summary>The draws not yet used of the current block, at least one; <see cref="Advance"/> takes them.</summary>
    internal ReadOnlySpan<uint> Peek()
    {
        if (position == Words)
        {
            Refill();
        }

        return block.AsSpan(position);
    }

    /// <summary>Marks the first <paramref name="draws"/> draws of <see cref="Peek"/> as used.</summary>
    internal void Advance(int draws) => position += draws;

    /// <summary>The whole state, in the layout of torch.get_rng_state on a 64-bit little-endian machine.</summary>
    internal byte[] GetState()
    {
        var bytes = new byte[StateSize];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, InitialSeed);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Words + 1 - position);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), fresh ? 0 : (ulong)position);
        for (var i = 0; i < Words; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(WordsOffset + (8 * i)), state[i]);
        }

        if (cachedNormal is { } cached)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(NormalOffset + 8), cached);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(NormalFlagOffset), 1);
        }

        return bytes;
    }

    /// <summary>Continues from a state that <see cref="GetState"/> or torch.get_rng_state returned.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">It is not such a state; the generator is unchanged.</exception>
    internal void SetState(ReadOnlySpan<byte> bytes)
    {
        Errors.Check(bytes.Length == StateSize, $"A generator state has {StateSize} bytes, this one has {bytes.Length}.");
        var left = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        Errors.Check(left is >= 1 and <= Words, $"The generator state says {left} draws are left: expected 1 to {Words}.");
        var isSeeded = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        Errors.Check(isSeeded == 1, $"The generator state was never seeded: its mark is {isSeeded}, expected 1.");
        var next = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        Errors.Check(next <= Words, $"The generator state says its next draw is number {next}: expected 0 to {Words}.");

        InitialSeed = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        for (var i = 0; i < Words; i++)
        {
            state[i] = (uint)BinaryPrimitives.ReadUInt64LittleEndian(bytes[(WordsOffset + (8 * i))..]);
        }

        Temper();
        position = Words + 1 - left;
        fresh = left == 1 && next == 0;
        cachedNormal = BinaryPrimitives.ReadInt32LittleEndian(bytes[NormalFlagOffset..]) != 0
            ? BinaryPrimitives.ReadDoubleLittleEndian(bytes[(NormalOffset + 8)..])
            : null;
    }

    private void Refill()
    {
        Twist();
        Temper();
        position = 0;
        fresh = false;
    }

    // Every new word depends on the old word, the one after it and the one 397 further on; what lies past the end is already new.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Twist()
    {
        ref var words = ref MemoryMarshal.GetArrayDataReference(state);
        var i = 0;
        for (; i <= Words - Shift - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            TwistVector(ref words, i, i + Shift);
        }

        for (; i < Words - Shift; i++)
        {
            state[i] = state[i + Shift] ^ Mix(state[i], state[i + 1]);
        }

        for (; i <= Words - 1 - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            TwistVector(ref words, i, i + Shift - Words);
        }

        for (; i < Words - 1; i++)
        {
            state[i] = state[i + Shift - Words] ^ Mix(state[i], state[i + 1]);
        }

        state[Words - 1] = state[Shift - 1] ^ Mix(state[Words - 1], state[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwistVector(ref uint words, int i, int other)
    {
        ref var target = ref Unsafe.Add(ref words, i);
        var next = Vector.LoadUnsafe(ref Unsafe.Add(ref words, i + 1));
        var mixed = (Vector.LoadUnsafe(ref target) & new Vector<uint>(0x80000000)) | (next & new Vector<uint>(0x7FFFFFFF));
        var odd = Vector<uint>.Zero - (next & Vector<uint>.One);
        var turned = Vector.LoadUnsafe(ref Unsafe.Add(ref words, other)) ^ (mixed >>> 1) ^ (odd & new Vector<uint>(0x9908B0DF));
        turned.StoreUnsafe(ref target);
    }

    private static uint Mix(uint word, uint next)
        => (((word & 0x80000000) | (next & 0x7FFFFFFF)) >> 1) ^ ((0 - (next & 1)) & 0x9908B0DF);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Temper()
    {
        ref var words = ref MemoryMarshal.GetArrayDataReference(state);
        ref var output = ref MemoryMarshal.GetArrayDataReference(block);
        var i = 0;
        for (; i <= Words - Vector<uint>.Count; i += Vector<uint>.Count)
        {
            var y = Vector.LoadUnsafe(ref Unsafe.Add(ref words, i));
            y ^= y >>> 11;
            y ^= (y << 7) & new Vector<uint>(0x9D2C5680);
            y ^= (y << 15) & new Vector<uint>(0xEFC60000);
            (y ^ (y >>> 18)).StoreUnsafe(ref Unsafe.Add(ref output, i));
        }

        // 624 = 16 · 39: every vector width in use divides it.
        System.Diagnostics.Debug.Assert(i == Words);
    }

    // ln(1 + x) without the cancellation of small x (Kahan's correction): what C's log1p returns, to an ulp.
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
