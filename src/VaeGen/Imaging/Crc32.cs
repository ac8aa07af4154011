namespace VaeGen;

/// <summary>The cyclic redundancy check of PNG and gzip: polynomial 0xEDB88320, bits from the low end.</summary>
internal static class Crc32
{
    private static readonly uint[] table = CreateTable();

    /// <summary>The state before the first byte. The check value is the complement of the state after the last.</summary>
    public const uint Start = uint.MaxValue;

    /// <summary>The state after some more bytes.</summary>
    public static uint Append(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            state = table[(byte)(state ^ value)] ^ (state >> 8);
        }
        return state;
    }

    private static uint[] CreateTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var state = i;
            for (var bit = 0; bit < 8; bit++)
            {
                state = (state & 1) == 0 ? state >> 1 : 0xEDB88320 ^ (state >> 1);
            }
            table[i] = state;
        }
        return table;
    }
}
