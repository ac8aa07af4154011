using System.Globalization;

namespace VaeGen.Cpu.Printing;

/// <summary>How values are written: TorchSharp's defaults, which set_printoptions changes, and what one call overrides.</summary>
/// <param name="Format">Of floating-point values.</param>
/// <param name="Width">Characters of a line in Julia's style.</param>
/// <param name="NewLine">What ends a line.</param>
/// <param name="MaxRows">Rows that NumPy's and C#'s styles show before leaving out the middle.</param>
/// <param name="MaxColumns">The same for the values of a row.</param>
/// <param name="Culture">Of the numbers; null: the current one.</param>
internal sealed record PrintOptions(string Format, int Width, string NewLine, int MaxRows, int MaxColumns, CultureInfo? Culture = null)
{
    internal static PrintOptions Default { get; set; } = new("g5", 100, Environment.NewLine, 6, 6);

    internal IFormatProvider Provider => Culture ?? CultureInfo.CurrentCulture;

    /// <summary>How many of a run's first and last parts are shown; all are when it is short.</summary>
    internal static (long First, long Last) Shown(long size, int most) =>
        size <= most ? (size, 0) : (most - most / 2, Math.Max(1, most / 2));
}
