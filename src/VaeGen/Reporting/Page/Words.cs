using System.Globalization;

namespace VaeGen;

/// <summary>Numbers as people read them: the same in every culture, with a real minus sign.</summary>
internal static class Words
{
    /// <summary>Four significant digits or so: 105.2, 0.0132, 12,340.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        var format = size switch
        {
            0 => "0",
            >= 1e7 or < 1e-4 => "0.##e+0",
            >= 1000 => "#,0",
            >= 100 => "0.0",
            >= 1 => "0.00",
            >= 0.1 => "0.000",
            _ => "0.0000",
        };
        return Signed(value.ToString(double.IsFinite(value) ? format : null, CultureInfo.InvariantCulture));
    }

    /// <summary>A setting or a tick, without trailing zeros: 0.001, 12.5.</summary>
    public static string Short(double value) =>
        Signed(value.ToString(value != 0 && Math.Abs(value) < 1e-6 ? "0.###e+0" : "0.######", CultureInfo.InvariantCulture));

    /// <summary>A whole number as HTML takes it.</summary>
    public static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A count, its thousands apart.</summary>
    public static string Count(long value) => Signed(value.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>So many of something: 1 sample, 2 samples.</summary>
    public static string Count(long value, string noun) => $"{Count(value)} {noun}{(value == 1 ? "" : "s")}";

    /// <summary>A share as per cent.</summary>
    public static string Percent(double share) => (100 * share).ToString(share < 0.0995 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A length of time: 0.8 s, 42 s, 3 min 20 s, 2 h 5 min.</summary>
    public static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 10 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Count((long)time.TotalHours)} h {time.Minutes} min"),
    };

    private static string Signed(string text) => text.Replace('-', '−');
}
