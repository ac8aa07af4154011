namespace VaeGen.Cpu.Kernels;

/// <summary>A whole cut into parts that differ by one at most.</summary>
internal static class Parts
{
    /// <summary>How many parts of at most <paramref name="most"/> a whole needs; 1 for nothing.</summary>
    internal static int Count(int whole, int most) => Math.Max(1, (whole + most - 1) / most);

    /// <summary>Where part number <paramref name="part"/> of <paramref name="parts"/> begins; the part after the last begins at the end.</summary>
    internal static long Start(long whole, long parts, long part) => whole * part / parts;

    /// <inheritdoc cref="Start(long, long, long)"/>
    internal static int Start(int whole, int parts, int part) => (int)((long)whole * part / parts);
}
