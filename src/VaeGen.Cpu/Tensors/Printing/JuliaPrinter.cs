using System.Globalization;
using System.Text;

namespace VaeGen.Cpu.Printing;

/// <summary>The default style: a description, then matrices with aligned columns, cut at the line's width.</summary>
internal sealed class JuliaPrinter
{
    private const string Ellipsis = "...";

    private readonly PrintedValues values;
    private readonly PrintOptions options;
    private readonly StringBuilder text = new();

    private JuliaPrinter(PrintedValues values, PrintOptions options)
    {
        this.values = values;
        this.options = options;
    }

    internal static string Print(string description, PrintedValues values, PrintOptions options)
    {
        var printer = new JuliaPrinter(values, options);
        printer.text.Append(description);
        switch (values.Rank)
        {
            case 0:
                printer.text.Append(", value = ").Append(values[0]);
                break;
            case 1:
                printer.text.Append(options.NewLine);
                printer.Matrix(0, rows: 1, columns: values.Sizes[0]);
                break;
            case 2:
                printer.text.Append(options.NewLine);
                printer.Matrix(0, values.Sizes[0], values.Sizes[1]);
                break;
            default:
                printer.Matrices(0, 0, []);
                break;
        }
        return printer.text.ToString();
    }

    private void Matrices(int dim, long at, string[] indices)
    {
        if (dim == values.Rank - 2)
        {
            text.Append(options.NewLine).Append('[').AppendJoin(',', indices).Append(",..,..] =").Append(options.NewLine);
            Matrix(at, values.Sizes[dim], values.Sizes[dim + 1]);
            return;
        }
        for (var i = 0L; i < values.Sizes[dim]; i++)
        {
            Matrices(dim + 1, at + i * values.Stride(dim), [.. indices, i.ToString(CultureInfo.InvariantCulture)]);
        }
    }

    private void Matrix(long at, long rows, long columns)
    {
        var cells = new List<string>[rows];
        for (var row = 0; row < rows; row++)
        {
            cells[row] = Fitting(at + row * columns, columns);
        }
        var shown = rows == 0 ? 0 : cells.Min(row => row.Count);
        var widths = new int[shown];
        for (var column = 0; column < shown; column++)
        {
            widths[column] = cells.Max(row => row[column].Length);
        }
        foreach (var row in cells)
        {
            for (var column = 0; column < shown; column++)
            {
                text.Append(' ').Append(row[column].PadLeft(widths[column]));
            }
            if (shown < columns)
            {
                text.Append(' ').Append(Ellipsis);
            }
            text.Append(options.NewLine);
        }
    }

    /// <summary>The values of a row that fit the line, with room left for an ellipsis.</summary>
    private List<string> Fitting(long at, long columns)
    {
        var row = new List<string>();
        var room = options.Width;
        for (var column = 0L; column < columns; column++)
        {
            var value = values[at + column];
            if (room < value.Length + Ellipsis.Length + 1)
            {
                break;
            }
            row.Add(value);
            room -= value.Length + 1;
        }
        return row;
    }
}
