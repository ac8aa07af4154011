using System.Globalization;

namespace VaeGen;

/// <summary>How <see cref="CsvTable"/> reads a file, and what its columns are.</summary>
public sealed record CsvOptions
{
    /// <summary>Whether the first line names the columns. Without, they are called "1", "2" and so on.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>What stands between cells, an ASCII character: a comma by default.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>How numbers are written; with a point by default.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Cells that stand for no value, exactly as written, beside empty ones.</summary>
    public IReadOnlyList<string> MissingMarks { get; init; } = ["NA", "N/A", "NaN", "nan", "null", "NULL"];

    /// <summary>The column that holds the class of every row; null: none.</summary>
    public string? Label { get; init; }

    /// <summary>Columns that are left out.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Columns of numbers. By default, a column in which every value of the training part is one.</summary>
    public IReadOnlyList<string> Numeric { get; init; } = [];

    /// <summary>Columns of categories, whatever they look like: numbers that count nothing, such as postcodes.</summary>
    public IReadOnlyList<string> Categorical { get; init; } = [];

    /// <summary>What becomes of a cell without a value.</summary>
    public MissingValues Missing { get; init; } = MissingValues.Impute;

    /// <summary>What becomes of a category that the training part does not have.</summary>
    public UnknownCategories Unknown { get; init; } = UnknownCategories.Refuse;

    /// <summary>The most categories of a column: each is a value of every sample.</summary>
    public int MaximumCategories { get; init; } = 1000;
}
