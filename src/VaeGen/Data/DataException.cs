using System.Globalization;

namespace VaeGen;

/// <summary>Data cannot be used: a file is damaged or not what it should be, or a value is outside what the model can score.</summary>
/// <remarks>Throw it from your own <see cref="IDataset"/> too: a program then handles all bad data in one place.</remarks>
public sealed class DataException : VaeGenException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One sentence: what, where, and what was expected.</param>
    /// <param name="innerException">The cause, if another error was.</param>
    public DataException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The file; null where the data did not come from one.</summary>
    public string? Path { get; init; }

    /// <summary>The sample in its data set, from 0; null where no single sample is to blame.</summary>
    public int? SampleIndex { get; init; }

    /// <summary>The line of a text file, from 1; null where no single line is to blame.</summary>
    public long? Line { get; init; }

    /// <summary>The column of a table; null where no single column is to blame.</summary>
    public string? Column { get; init; }

    /// <summary>What was expected, such as "values in [0, 1]"; null where the message alone says it.</summary>
    public string? Expected { get; init; }

    /// <summary>What was found, such as "255".</summary>
    public string? Found { get; init; }

    /// <summary>The same of a file that holds samples rather than a model.</summary>
    internal static DataException From(ModelFileException error) =>
        new(error.Message, error) { Path = error.Path, Expected = error.Expected, Found = error.Found };

    /// <summary>As many of something as there are samples were expected.</summary>
    internal static DataException NotOneEach(string what, int found, int samples) => new(string.Create(CultureInfo.InvariantCulture,
        $"There are {found} {what} for {samples} samples, expected one each."))
    {
        Expected = samples.ToString(CultureInfo.InvariantCulture),
        Found = found.ToString(CultureInfo.InvariantCulture),
    };
}
