using System.ComponentModel;
using System.Globalization;
using VaeGen.Cpu.Printing;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, element type and device; empty for a disposed tensor.</summary>
        public override string ToString() =>
            impl is null ? "" : $"[{string.Join('x', impl.Sizes)}], type = {impl.DType}, device = {device}";

        /// <summary>With <paramref name="disamb"/> the values in the style set by set_printoptions; without, as <see cref="ToString()"/>.</summary>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            disamb ? ToString(torch.TensorStringStyle, fltFormat, width, cultureInfo, newLine) : ToString();

        /// <summary>The tensor as text in the style asked for; what is left out is as set by set_printoptions.</summary>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            var standard = PrintOptions.Default;
            var options = standard with
            {
                Format = fltFormat ?? standard.Format,
                Width = width ?? standard.Width,
                NewLine = newLine ?? standard.NewLine,
                Culture = cultureInfo,
            };
            if (style == TensorStringStyle.Default)
            {
                style = torch.TensorStringStyle;
            }
            if (style == TensorStringStyle.Metadata)
            {
                return ToString();
            }
            using var values = new PrintedValues(Impl, options);
            return style switch
            {
                TensorStringStyle.Julia => JuliaPrinter.Print(ToString(), values, options),
                TensorStringStyle.Numpy => NestedPrinter.Numpy(values, options),
                TensorStringStyle.CSharp => NestedPrinter.CSharp(ToString(), values, options),
                _ => throw new InvalidEnumArgumentException(nameof(style), (int)style, typeof(TensorStringStyle)),
            };
        }
    }

    public const TensorStringStyle julia = TensorStringStyle.Julia;

    public const TensorStringStyle numpy = TensorStringStyle.Numpy;

    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    /// <summary>The style of tensors printed without naming one.</summary>
    public static TensorStringStyle TensorStringStyle { get; set; } = TensorStringStyle.Julia;

    /// <summary>How values are written from now on; null leaves a setting as it is.</summary>
    public static void set_printoptions(
        int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null) =>
        set_printoptions(null, string.Create(CultureInfo.InvariantCulture, $"{(sci_mode ? 'E' : 'F')}{precision}"), linewidth, newLine, maxRows, maxColumns);

    /// <summary>How values are written from now on; null leaves a setting as it is.</summary>
    public static void set_printoptions(
        TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        TensorStringStyle = style ?? TensorStringStyle;
        var standard = PrintOptions.Default;
        PrintOptions.Default = standard with
        {
            Format = floatFormat ?? standard.Format,
            Width = linewidth ?? standard.Width,
            NewLine = newLine ?? standard.NewLine,
            MaxRows = maxRows ?? standard.MaxRows,
            MaxColumns = maxColumns ?? standard.MaxColumns,
        };
    }
}
