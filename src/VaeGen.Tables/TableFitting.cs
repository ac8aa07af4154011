using System.Globalization;

namespace VaeGen;

/// <summary>Finds out what the columns of a table are, from the rows that a model trains on and no others.</summary>
internal static class TableFitting
{
    public static TableSchema Fit(CsvTable table, ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
        {
            throw new DataException($"{table.Path}: no row is left to train on, expected at least one.") { Path = table.Path };
        }
        var options = table.Options;
        var parts = new List<TableColumn>();
        string[] classes = [];
        for (var place = 0; place < table.Columns.Count; place++)
        {
            var name = table.Columns[place];
            if (name == options.Label)
            {
                classes = Classes(table, rows, place);
            }
            else if (!options.Ignored.Contains(name))
            {
                parts.Add(Fit(table, rows, place));
            }
        }
        return parts.Count > 0
            ? new TableSchema([.. parts], options.Label, classes, options.Missing, options.Unknown)
            : throw new DataException($"{table.Path}: no column is left to train on, expected at least one.") { Path = table.Path };
    }

    private static TableColumn Fit(CsvTable table, ReadOnlySpan<int> rows, int place)
    {
        var name = table.Columns[place];
        var options = table.Options;
        var present = Present(table, rows, place);
        if (present.Count == 0)
        {
            throw table.Error(name, "has no value in the training part, expected some: CsvOptions.Ignored leaves it out");
        }
        var marked = options.Missing == MissingValues.ImputeAndMark && present.Count < rows.Length;
        var numeric = options.Numeric.Contains(name)
            || (!options.Categorical.Contains(name) && present.All(row => table.TryNumber(table.Rows[row].Cells[place], out _)));
        return numeric ? Numbers(table, present, place, marked) : Categories(table, present, place, marked);
    }

    private static List<int> Present(CsvTable table, ReadOnlySpan<int> rows, int place)
    {
        var present = new List<int>();
        foreach (var row in rows)
        {
            if (!table.IsMissing(table.Rows[row].Cells[place]))
            {
                present.Add(row);
            }
        }
        return present;
    }

    // mean and deviation in one pass (Welford 1962)
    private static NumericColumn Numbers(CsvTable table, List<int> rows, int place, bool marked)
    {
        var name = table.Columns[place];
        double mean = 0, squares = 0;
        var count = 0;
        foreach (var row in rows)
        {
            var cell = table.Rows[row].Cells[place];
            if (!table.TryNumber(cell, out var number))
            {
                throw table.Error(row, name, $"{CsvTable.Shown(cell)} is no number, expected one", "a number", cell);
            }
            var difference = number - mean;
            mean += difference / ++count;
            squares += difference * (number - mean);
        }
        var deviation = Math.Sqrt(squares / count);
        if (!double.IsFinite(mean) || !double.IsFinite(deviation))
        {
            throw table.Error(name, "has numbers that are too large to take their mean and deviation, expected smaller ones");
        }
        // a column that does not vary becomes zeros
        return new NumericColumn(name, marked, mean, deviation > 0 ? deviation : 1);
    }

    private static CategoricalColumn Categories(CsvTable table, List<int> rows, int place, bool marked)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var cell = table.Rows[row].Cells[place];
            counts[cell] = counts.GetValueOrDefault(cell) + 1;
            if (counts.Count > table.Options.MaximumCategories)
            {
                throw table.Error(table.Columns[place], string.Create(CultureInfo.InvariantCulture,
                    $"has more than {table.Options.MaximumCategories} categories, expected no more: CsvOptions.Ignored leaves it out, CsvOptions.MaximumCategories allows more"));
            }
        }
        return new CategoricalColumn(table.Columns[place], marked, [.. counts.Keys], [.. counts.Values.Select(count => (double)count / rows.Count)]);
    }

    // whole numbers in their order, other names in the alphabet's
    private static string[] Classes(CsvTable table, ReadOnlySpan<int> rows, int place)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var cell = table.Rows[row].Cells[place];
            if (table.IsMissing(cell))
            {
                throw table.Error(row, table.Columns[place], "has no value, expected a class", "a class", "none");
            }
            names.Add(cell);
        }
        return names.All(name => long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            ? [.. names.OrderBy(name => long.Parse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture))]
            : [.. names];
    }
}
