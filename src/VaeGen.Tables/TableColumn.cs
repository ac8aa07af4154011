namespace VaeGen;

/// <summary>A column of a table as a model sees it: its values in a sample, one or several.</summary>
internal abstract record TableColumn(string Name, bool Marked)
{
    /// <summary>Values that the column has in a sample.</summary>
    public int Width => Values + (Marked ? 1 : 0);

    /// <summary>The same without the mark for missing cells.</summary>
    protected abstract int Values { get; }

    /// <summary>Writes a cell's values.</summary>
    /// <exception cref="DataException">It is not what the column holds.</exception>
    public void Encode(CsvTable table, int row, string cell, TableSchema schema, Span<float> values)
    {
        values.Clear();
        if (!table.IsMissing(cell))
        {
            EncodeValue(table, row, cell, schema, values);
            return;
        }
        if (schema.Missing == MissingValues.Refuse)
        {
            throw table.Error(row, Name, "has no value, expected one: none may be missing", "a value", "none");
        }
        EncodeMean(values);
        if (Marked)
        {
            values[Values] = 1;
        }
    }

    /// <summary>Turns values back into a cell: its text, and its number if the column holds numbers; null where it is missing.</summary>
    public (string Text, double Number)? Decode(ReadOnlySpan<float> values) => Marked && values[Values] > 0.5f ? null : DecodeValue(values[..Values]);

    protected abstract void EncodeValue(CsvTable table, int row, string cell, TableSchema schema, Span<float> values);

    protected abstract void EncodeMean(Span<float> values);

    protected abstract (string Text, double Number) DecodeValue(ReadOnlySpan<float> values);
}
