using System.Globalization;

namespace VaeGen;

/// <summary>
/// How rows of a table become samples and samples rows: every column's kind, mean and deviation or categories, all from the training part alone.
/// </summary>
/// <remarks>Save it beside the model: new rows must be turned into values as those were that the model learned from.</remarks>
public sealed class TableSchema
{
    private readonly Dictionary<string, int> places;
    private readonly Dictionary<string, int> classes;

    internal TableSchema(TableColumn[] parts, string? label, string[] classNames, MissingValues missing, UnknownCategories unknown)
    {
        Parts = parts;
        Label = label;
        ClassNames = classNames;
        Missing = missing;
        Unknown = unknown;
        var width = parts.Sum(part => (long)part.Width);
        Width = width <= Array.MaxLength ? (int)width : throw new ShapeException(string.Create(CultureInfo.InvariantCulture, $"A row has {width} values, expected at most {Array.MaxLength}."));
        Columns = [.. parts.Select(part => part.Name)];
        places = Columns.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
        classes = classNames.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
    }

    /// <summary>The columns that are in a sample, in their order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Values in a sample: one for a numeric column, one for each category of a categorical one, one more for each that marks missing values.</summary>
    public int Width { get; }

    /// <summary>The column of labels; null: none.</summary>
    public string? Label { get; }

    /// <summary>The names of the classes: a label is a place in this list.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    internal TableColumn[] Parts { get; }

    internal MissingValues Missing { get; }

    internal UnknownCategories Unknown { get; }

    /// <summary>Turns the rows of another file into samples.</summary>
    /// <param name="table">The table, which has the columns of the one that was trained on, in whatever order; further ones are not looked at. Without the column of labels, the samples have none.</param>
    /// <exception cref="DataException">A column is missing, or a cell is not what its column holds.</exception>
    public TableDataset Encode(CsvTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Encode(table, Enumerable.Range(0, table.Count).ToArray());
    }

    internal TableDataset Encode(CsvTable table, ReadOnlySpan<int> rows)
    {
        var from = Array.ConvertAll(Parts, part => table.PlaceOf(part.Name)
            ?? throw new DataException($"{table.Path}: has no column '{part.Name}', expected the columns that the model was trained on.") { Path = table.Path, Column = part.Name });
        if ((long)rows.Length * Width > Array.MaxLength)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture, $"{table.Path}: {rows.Length} rows of {Width} values do not fit in an array, expected at most {Array.MaxLength} values."));
        }
        var values = new float[rows.Length * Width];
        var next = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < Parts.Length; next += Parts[i++].Width)
            {
                Parts[i].Encode(table, row, table.Rows[row].Cells[from[i]], this, values.AsSpan(next, Parts[i].Width));
            }
        }
        return new TableDataset(this, new SampleSet(values, Width), Labels(table, rows));
    }

    /// <summary>Turns samples back into rows: numbers into the units of the file, the largest value of a categorical column into its category.</summary>
    /// <param name="samples">Samples of <see cref="Width"/> values, such as a model draws.</param>
    /// <exception cref="ShapeException">They have another number of values.</exception>
    /// <example><code>foreach (var row in schema.ToRows(model.Sample(10))) Console.WriteLine(row["species"]);</code></example>
    public IReadOnlyList<TableRow> ToRows(IDataset samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (Shapes.Size(samples.Shape) != Width)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture, $"The samples are {Shapes.Text(samples.Shape)}, expected {Width}, the values of a row."))
            {
                Expected = Width.ToString(CultureInfo.InvariantCulture),
                Found = Shapes.Text(samples.Shape),
            };
        }
        var rows = new TableRow[samples.Count];
        var sample = new float[Width];
        for (var index = 0; index < rows.Length; index++)
        {
            samples.Read(index, sample);
            var cells = new (string Text, double Number)?[Parts.Length];
            var next = 0;
            for (var i = 0; i < Parts.Length; next += Parts[i++].Width)
            {
                cells[i] = Parts[i].Decode(sample.AsSpan(next, Parts[i].Width));
            }
            rows[index] = new TableRow(this, cells);
        }
        return rows;
    }

    /// <summary>Writes the schema as JSON, to a temporary file that takes the place of the one at <paramref name="path"/>.</summary>
    /// <param name="path">The file; it is replaced.</param>
    /// <exception cref="DataException">It cannot be written; what was there before is untouched.</exception>
    /// <example><code>train.Schema.Save("houses.schema.json");</code></example>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            AtomicFile.Write(path, stream => TableSchemaJson.Write(stream, this));
        }
        catch (ModelFileException error)
        {
            throw DataException.From(error);
        }
    }

    /// <summary>Reads a schema that was saved.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DataException">The file is missing, damaged, or no such schema.</exception>
    public static TableSchema Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return TableSchemaJson.Read(path);
    }

    internal int PlaceOf(string column) =>
        places.TryGetValue(column, out var place) ? place : throw new ArgumentException($"There is no column '{column}', expected one of: {string.Join(", ", Columns)}.", nameof(column));

    private int[]? Labels(CsvTable table, ReadOnlySpan<int> rows)
    {
        if (Label is null || table.PlaceOf(Label) is not { } from)
        {
            return null;
        }
        var labels = new int[rows.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var cell = table.Rows[rows[i]].Cells[from];
            if (!classes.TryGetValue(cell, out labels[i]))
            {
                throw table.Error(rows[i], Label, $"{CsvTable.Shown(cell)} is a class that the training part does not have, expected one of: {CsvTable.Shown(string.Join(", ", ClassNames))}", "a known class", cell);
            }
        }
        return labels;
    }
}
