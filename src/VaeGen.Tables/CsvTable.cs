using System.Globalization;
using CsvHelper;

namespace VaeGen;

/// <summary>A table of text, read from a CSV file (RFC 4180). <see cref="Split"/> turns it into samples.</summary>
/// <example>
/// <code>
/// var table = CsvTable.Load("houses.csv", new CsvOptions { Categorical = ["postcode"], Ignored = ["id"] });
/// var (train, validation) = table.Split(validationCount: 200, seed: 0);
/// model.Fit(train, validation);
/// foreach (var house in train.Schema.ToRows(model.Sample(10))) Console.WriteLine($"{house["postcode"]}: {house.Number("area"):F0} m²");
/// </code>
/// </example>
public sealed class CsvTable
{
    // guards against a quote that is never closed
    private const int LongestRecord = 1 << 24;

    private CsvTable(string path, CsvOptions options, string[] columns, List<(long Line, string[] Cells)> rows)
    {
        Path = path;
        Options = options;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How many rows there are.</summary>
    public int Count => Rows.Count;

    /// <summary>The columns' names, in the order of the file.</summary>
    public IReadOnlyList<string> Columns { get; }

    internal CsvOptions Options { get; }

    internal List<(long Line, string[] Cells)> Rows { get; }

    /// <summary>Reads a file into memory.</summary>
    /// <param name="path">The file, in UTF-8 or with a byte order mark.</param>
    /// <param name="options">How to read it; null: with a header, commas and decimal points.</param>
    /// <exception cref="DataException">The file is missing or damaged, has no rows, or lacks a column that the options name.</exception>
    public static CsvTable Load(string path, CsvOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new CsvOptions();
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var reader = CsvReader.Create(file, new CsvReaderOptions
            {
                HasHeader = false, // the header is checked here, like every row
                Separator = options.Separator,
                TrimWhitespace = true,
                SkipEmptyLines = true,
                MaxRecordSize = LongestRecord,
                TrackLineNumbers = true,
                PoolStrings = true,
                MalformedData = CsvMalformedDataHandling.Throw,
            });
            return Read(path, options, reader);
        }
        catch (CsvFormatException error)
        {
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{path}: line {error.LineNumber}: is no CSV, expected quotes around whole cells and doubled inside: {error.Message}"), error)
            {
                Path = path,
                Line = error.LineNumber,
            };
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"{path}: no such file, expected a CSV file.", error) { Path = path };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataException($"{path}: cannot be read, expected a CSV file: {error.Message}", error) { Path = path };
        }
    }

    /// <summary>Deals the rows at random into a part to train on and a part to measure on, and turns both into samples by a schema that knows the training part alone.</summary>
    /// <param name="validationCount">How many rows to hold out.</param>
    /// <param name="seed">The same seed holds out the same rows, on every machine and in every version.</param>
    /// <returns>The training part and the validation part, which share no row and have one schema.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The table has fewer rows.</exception>
    /// <exception cref="DataException">A cell is not what its column holds; the training part has no row or no value in some column.</exception>
    public (TableDataset Train, TableDataset Validation) Split(int validationCount, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(validationCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(validationCount, Count);
        var order = new int[Count];
        SplitMix64.Permute(order, seed, stream: 0);
        var schema = TableFitting.Fit(this, order.AsSpan(validationCount));
        return (schema.Encode(this, order.AsSpan(validationCount)), schema.Encode(this, order.AsSpan(0, validationCount)));
    }

    /// <summary>The rows that have certain cells in a column: those of one class, or those that are usual.</summary>
    /// <param name="column">The column; it may be one that samples leave out.</param>
    /// <param name="isWanted">Whether a row with this cell is to be kept.</param>
    /// <returns>A table of the same columns, in the same order.</returns>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="DataException">No row is left.</exception>
    /// <example><code>var healthy = table.Where("diagnosis", diagnosis => diagnosis == "none");</code></example>
    public CsvTable Where(string column, Func<string, bool> isWanted)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        var place = PlaceOf(column) ?? throw new ArgumentException($"There is no column '{column}', expected one of: {string.Join(", ", Columns)}.", nameof(column));
        var rows = Rows.FindAll(row => isWanted(row.Cells[place]));
        return rows.Count > 0
            ? new CsvTable(Path, Options, [.. Columns], rows)
            : throw new DataException($"{Path}: column '{column}' has no row that is wanted, expected some.") { Path = Path, Column = column };
    }

    /// <summary>Turns all rows into samples to train on, in the order of the file.</summary>
    /// <exception cref="DataException">A cell is not what its column holds; there is no value in some column.</exception>
    public TableDataset ToDataset()
    {
        var rows = Enumerable.Range(0, Count).ToArray();
        return TableFitting.Fit(this, rows).Encode(this, rows);
    }

    /// <summary>Where a column is; null: nowhere.</summary>
    internal int? PlaceOf(string column)
    {
        for (var place = 0; place < Columns.Count; place++)
        {
            if (Columns[place] == column)
            {
                return place;
            }
        }
        return null;
    }

    internal DataException Error(int row, string column, string what, string? expected = null, string? found = null) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Path}: line {Rows[row].Line}, column '{column}': {what}."))
        {
            Path = Path,
            Line = Rows[row].Line,
            Column = column,
            Expected = expected,
            Found = found,
        };

    internal DataException Error(string column, string what) => new($"{Path}: column '{column}' {what}.") { Path = Path, Column = column };

    /// <summary>Whether a cell has no value.</summary>
    internal bool IsMissing(string cell) => cell.Length == 0 || Options.MissingMarks.Contains(cell);

    internal bool TryNumber(string cell, out double number) =>
        double.TryParse(cell, NumberStyles.Float, Options.Culture, out number) && double.IsFinite(number);

    /// <summary>A cell as messages show it: not at a length that only a hostile file has.</summary>
    internal static string Shown(string cell) => cell.Length <= 40 ? $"'{cell}'" : $"'{cell.AsSpan(0, 39)}…'";

    private static CsvTable Read(string path, CsvOptions options, CsvReader reader)
    {
        string[]? columns = null;
        var rows = new List<(long Line, string[] Cells)>();
        while (reader.Read())
        {
            if (columns is null && options.HasHeader)
            {
                columns = reader.Current.ToArray();
                continue;
            }
            columns ??= [.. Enumerable.Range(1, reader.FieldCount).Select(number => number.ToString(CultureInfo.InvariantCulture))];
            if (reader.FieldCount != columns.Length)
            {
                var (found, expected) = (reader.FieldCount.ToString(CultureInfo.InvariantCulture), columns.Length.ToString(CultureInfo.InvariantCulture));
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{path}: line {reader.LineNumber}: has {found} cells, expected {expected}, as the first line has."))
                {
                    Path = path,
                    Line = reader.LineNumber,
                    Expected = expected,
                    Found = found,
                };
            }
            rows.Add((reader.LineNumber, reader.Current.ToArray()));
        }
        if (columns is null || rows.Count == 0)
        {
            throw new DataException($"{path}: has no rows, expected some{(options.HasHeader ? " below the columns' names" : "")}.") { Path = path };
        }
        var table = new CsvTable(path, options, columns, rows);
        table.CheckNames();
        return table;
    }

    private void CheckNames()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in Columns)
        {
            if (column.Length == 0 || !known.Add(column))
            {
                throw new DataException($"{Path}: has {(column.Length == 0 ? "a column without a name" : $"two columns {Shown(column)}")}, expected every column to have a name of its own.") { Path = Path, Column = column };
            }
        }
        IEnumerable<string> named = [.. Options.Ignored, .. Options.Numeric, .. Options.Categorical];
        foreach (var column in Options.Label is null ? named : named.Append(Options.Label))
        {
            if (!known.Contains(column))
            {
                throw new DataException($"{Path}: has no column '{column}', which the options name, expected one of: {Shown(string.Join(", ", Columns))}.") { Path = Path, Column = column };
            }
        }
    }
}
