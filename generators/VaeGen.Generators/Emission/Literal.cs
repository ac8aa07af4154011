using System.Globalization;
using System.Numerics;

namespace VaeGen.Generators.Emission;

/// <summary>Numbers as source text: the same in every culture, and read back to the same bits.</summary>
internal static class Literal
{
    /// <summary>log 2π, the constant of every Gaussian density.</summary>
    public const string LogTwoPi = "1.8378770664093453";

    /// <summary>A C# double, told from an int by its point or exponent: 1.0, 0.001, 1E-05.</summary>
    public static string Of(double value)
    {
        var digits = Number(value);
        return digits.IndexOfAny(['.', 'E']) < 0 ? digits + ".0" : digits;
    }

    /// <summary>A number as JSON and people write it: 1, 0.001, 1E-05.</summary>
    public static string Number(double value)
    {
        // the shortest text that reads back; on the .NET Framework "R" at times does not
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        return double.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read.Equals(value)
            ? shortest
            : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count for people, thousands separated: 652,824.</summary>
    public static string Grouped(BigInteger value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>So many of something, in prose: 1 value, 2 values.</summary>
    public static string Counted(int count, string noun) => $"{Grouped(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A C# string.</summary>
    public static string Of(string value) => $"\"{value}\"";
}
