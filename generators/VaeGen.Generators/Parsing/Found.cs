using System.Globalization;
using System.Numerics;

namespace VaeGen.Generators.Parsing;

/// <summary>How messages print values: the same in every culture.</summary>
internal static class Found
{
    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>With thousands separated.</summary>
    public static string Grouped(BigInteger value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
