using System.Text;

namespace VaeGen.Cpu.Printing;

/// <summary>The styles that nest brackets: NumPy's arrays and C#'s initialisers. Long runs are shown by their ends.</summary>
internal sealed class NestedPrinter
{
    private readonly PrintedValues values;
    private readonly PrintOptions options;
    private readonly StringBuilder text = new();
    private readonly bool csharp;

    private NestedPrinter(PrintedValues values, PrintOptions options, bool csharp)
    {
        this.values = values;
        this.options = options;
        this.csharp = csharp;
    }

    internal static string Numpy(PrintedValues values, PrintOptions options)
    {
        if (values.Rank == 0)
        {
            return values[0];
        }
        var printer = new NestedPrinter(values, options, csharp: false);
        printer.Block(0, 0);
        return printer.text.ToString();
    }

    internal static string CSharp(string description, PrintedValues values, PrintOptions options)
    {
        if (values.Rank == 0)
        {
            return $"{description}, value = {values[0]}";
        }
        var printer = new NestedPrinter(values, options, csharp: true);
        var text = printer.text.Append(description).Append(", value = ");
        var lines = values.Rank > 1 ? options.NewLine : "";
        text.Append(lines).Append(values.TypeName).Append(" [").Append(',', values.Rank - 1).Append("] {");
        if (values.Rank > 1)
        {
            text.Append(lines).Append(' ');
        }
        printer.Contents(0, 0);
        return text.Append(lines).Append('}').ToString();
    }

    private void Block(int dim, long at)
    {
        text.Append(csharp ? '{' : '[');
        Contents(dim, at);
        text.Append(csharp ? '}' : ']');
    }

    private void Contents(int dim, long at)
    {
        if (dim == values.Rank - 1)
        {
            Row(dim, at);
        }
        else
        {
            Blocks(dim, at);
        }
    }

    private void Row(int dim, long at)
    {
        var size = values.Sizes[dim];
        var (first, last) = PrintOptions.Shown(size, options.MaxColumns);
        for (var i = 0L; i < first; i++)
        {
            Value(at + i, final: i == size - 1);
        }
        if (last > 0)
        {
            text.Append("... ");
            for (var i = size - last; i < size; i++)
            {
                Value(at + i, final: i == size - 1);
            }
        }
    }

    private void Value(long at, bool final)
    {
        text.Append(values[at]);
        if (csharp)
        {
            text.Append(values.LiteralSuffix);
        }
        if (!final)
        {
            text.Append(", ");
        }
    }

    private void Blocks(int dim, long at)
    {
        var size = values.Sizes[dim];
        var (first, last) = PrintOptions.Shown(size, options.MaxRows);
        for (var i = 0L; i < first; i++)
        {
            Block(i);
        }
        if (last > 0)
        {
            text.Append(' ', dim).Append(" ...");
            EndLine(separator: "");
            for (var i = size - last; i < size; i++)
            {
                Block(i);
            }
        }

        void Block(long index)
        {
            if (index > 0)
            {
                text.Append(' ', dim + 1);
            }
            this.Block(dim + 1, at + index * values.Stride(dim));
            if (index < size - 1)
            {
                EndLine(separator: csharp ? "," : "");
            }
        }

        // NumPy parts blocks by as many lines as they have dimensions
        void EndLine(string separator)
        {
            text.Append(separator);
            for (var lines = csharp ? 1 : values.Rank - 1 - dim; lines > 0; lines--)
            {
                text.Append(options.NewLine);
            }
        }
    }
}
