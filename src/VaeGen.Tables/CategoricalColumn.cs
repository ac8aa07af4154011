namespace VaeGen;

/// <summary>A column of categories, one-hot: a value for each category, 1 for the one that it is and 0 for the others.</summary>
internal sealed record CategoricalColumn(string Name, bool Marked, string[] Categories, double[] Shares) : TableColumn(Name, Marked)
{
    private readonly Dictionary<string, int> places = Categories.Select((category, place) => (category, place)).ToDictionary(pair => pair.category, pair => pair.place, StringComparer.Ordinal);

    protected override int Values => Categories.Length;

    protected override void EncodeValue(CsvTable table, int row, string cell, TableSchema schema, Span<float> values)
    {
        if (places.TryGetValue(cell, out var place))
        {
            values[place] = 1;
        }
        else if (schema.Unknown == UnknownCategories.Refuse)
        {
            throw table.Error(row, Name, $"{CsvTable.Shown(cell)} is a category that the training part does not have, expected one of: {CsvTable.Shown(string.Join(", ", Categories))}", "a known category", cell);
        }
    }

    protected override void EncodeMean(Span<float> values)
    {
        for (var i = 0; i < Shares.Length; i++)
        {
            values[i] = (float)Shares[i];
        }
    }

    // the likeliest; the first of several
    protected override (string Text, double Number) DecodeValue(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }
        return (Categories[best], double.NaN);
    }
}
