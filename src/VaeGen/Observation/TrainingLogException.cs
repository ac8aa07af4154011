namespace VaeGen;

/// <summary>A log of a training cannot be opened or written: its folder cannot be made or is read-only, or the disk is full.</summary>
public sealed class TrainingLogException : VaeGenException
{
    /// <summary>Creates the error.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="message">What is wrong; the path is put in front of it.</param>
    /// <param name="innerException">The cause, if another error was.</param>
    public TrainingLogException(string path, string message, Exception? innerException = null)
        : base($"{path}: {message}", innerException) => Path = path;

    /// <summary>The file or folder.</summary>
    public string Path { get; }
}
