using System.Globalization;

namespace VaeGen.Generators.Tests;

/// <summary>
/// Cultures that write numbers otherwise than C# does. Made by hand from the invariant one, so that they are the same on a machine
/// without ICU and in this repository's invariant-globalization builds.
/// </summary>
internal static class Cultures
{
    /// <summary>A comma for the decimal point and a point between thousands.</summary>
    public static CultureInfo German { get; } = Create(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
    });

    /// <summary>A comma for the decimal point, a no-break space between thousands, and U+2212 for the minus sign.</summary>
    public static CultureInfo Swedish { get; } = Create(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = "\u00A0",
        NegativeSign = "\u2212",
    });

    public static void Run(CultureInfo culture, Action action)
    {
        var (before, beforeUI) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            action();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUI);
        }
    }

    private static CultureInfo Create(NumberFormatInfo numbers)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = numbers;
        return culture;
    }
}
