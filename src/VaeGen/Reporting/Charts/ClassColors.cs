using System.Globalization;
using System.Text;

namespace VaeGen;

/// <summary>
/// How classes are told apart in a map: ten colours that differ for colour-blind readers too (Okabe and Ito 2008, Tol 2021), four forms, and the name itself. The first twenty
/// classes have a colour and a form that no other has.
/// </summary>
internal static class ClassColors
{
    private const int Colors = 10;
    private const int Forms = 4;

    /// <summary>The style class of its colour.</summary>
    public static string Style(int label) => string.Create(CultureInfo.InvariantCulture, $"c{label % Colors}");

    /// <summary>Adds the mark at a point to a path.</summary>
    public static void Mark(StringBuilder path, int label, double x, double y)
    {
        var (px, py) = (ChartFrame.Number(x), ChartFrame.Number(y));
        _ = (label % Forms) switch
        {
            0 => path.Append('M').Append(ChartFrame.Number(x - 2.8)).Append(' ').Append(py).Append("a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0-5.6 0z"),
            1 => path.Append('M').Append(ChartFrame.Number(x - 2.5)).Append(' ').Append(ChartFrame.Number(y - 2.5)).Append("h5v5h-5z"),
            2 => path.Append('M').Append(px).Append(' ').Append(ChartFrame.Number(y - 3.6)).Append("l3.4 6.2h-6.8z"),
            _ => path.Append('M').Append(px).Append(' ').Append(ChartFrame.Number(y - 3.7)).Append("l3.7 3.7l-3.7 3.7l-3.7-3.7z"),
        };
    }
}
