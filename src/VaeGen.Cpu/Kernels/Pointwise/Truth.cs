using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>Truth values as bytes of 0 and 1.</summary>
internal static unsafe class Truth
{
    /// <summary>Writes bits, the lowest first, as bytes, eight at a time, or two or four when there are no more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store(ulong bits, int count, byte* target)
    {
        switch (count)
        {
            case 2: *(ushort*)target = (ushort)Spread(bits); break;
            case 4: *(uint*)target = (uint)Spread(bits); break;
            default:
                for (var i = 0; i < count; i += 8)
                {
                    *(ulong*)(target + i) = Spread((bits >> i) & 0xFF);
                }
                break;
        }
    }

    // Bit k of the byte, alone in byte k of the product; then whatever is not 0 becomes 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Spread(ulong bits) =>
        ((((bits * 0x0101010101010101) & 0x8040201008040201) + 0x7F7F7F7F7F7F7F7F) >> 7) & 0x0101010101010101;
}
