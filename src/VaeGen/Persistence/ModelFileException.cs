namespace VaeGen;

/// <summary>
/// A model file cannot be read or written: it is missing, damaged, hostile, or holds another model than the one it is loaded into.
/// </summary>
public sealed class ModelFileException : VaeGenException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="message">What is wrong and what was expected; the file's path is put in front of it.</param>
    /// <param name="innerException">The cause, if another error was.</param>
    public ModelFileException(string path, string message, Exception? innerException = null)
        : base($"{path}: {message}", innerException) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The tensor that is wrong, such as "encoder0.weight"; null where no single one is.</summary>
    public string? TensorName { get; init; }

    /// <summary>What was expected, such as the shape "[400, 784]"; null where the message alone says it.</summary>
    public string? Expected { get; init; }

    /// <summary>What was found, such as the shape "[200, 784]".</summary>
    public string? Found { get; init; }
}
