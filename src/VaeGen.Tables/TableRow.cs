namespace VaeGen;

/// <summary>A row of a table that was made from a sample: numbers in the units of the file, categories by name.</summary>
public sealed class TableRow
{
    private readonly TableSchema schema;
    private readonly (string Text, double Number)?[] cells;

    internal TableRow(TableSchema schema, (string Text, double Number)?[] cells)
    {
        this.schema = schema;
        this.cells = cells;
    }

    /// <summary>The text of a cell, numbers with a decimal point and seven digits; empty where the sample says that it is missing.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public string this[string column] => cells[schema.PlaceOf(column)]?.Text ?? "";

    /// <summary>The number in a cell; null where the sample says that it is missing.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column, or it holds categories.</exception>
    public double? Number(string column)
    {
        var place = schema.PlaceOf(column);
        return schema.Parts[place] is NumericColumn
            ? cells[place]?.Number
            : throw new ArgumentException($"Column '{column}' holds categories, expected one of numbers.", nameof(column));
    }
}
