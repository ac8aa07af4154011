using System.Globalization;

namespace VaeGen;

/// <summary>A column of numbers, standardised: (value − mean) / deviation.</summary>
internal sealed record NumericColumn(string Name, bool Marked, double Mean, double Deviation) : TableColumn(Name, Marked)
{
    protected override int Values => 1;

    protected override void EncodeValue(CsvTable table, int row, string cell, TableSchema schema, Span<float> values)
    {
        if (!table.TryNumber(cell, out var number))
        {
            throw table.Error(row, Name, $"{CsvTable.Shown(cell)} is no number, expected one", "a number", cell);
        }
        values[0] = (float)((number - Mean) / Deviation);
        if (!float.IsFinite(values[0]))
        {
            throw table.Error(row, Name, string.Create(CultureInfo.InvariantCulture, $"{CsvTable.Shown(cell)} is too far from the training part's mean of {Mean}, expected a number near it"), "a number near the mean", cell);
        }
    }

    // the mean itself
    protected override void EncodeMean(Span<float> values) => values[0] = 0;

    protected override (string Text, double Number) DecodeValue(ReadOnlySpan<float> values)
    {
        var number = values[0] * Deviation + Mean;
        return (number.ToString("G7", CultureInfo.InvariantCulture), number); // as exact as a float is
    }
}
