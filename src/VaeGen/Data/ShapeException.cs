namespace VaeGen;

/// <summary>Samples are not of the shape that is asked for.</summary>
public sealed class ShapeException : VaeGenException
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One sentence: what, where, and what was expected.</param>
    /// <param name="innerException">The cause, if another error was.</param>
    public ShapeException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The shape or length that was expected, such as "28×28"; null where the message alone says it.</summary>
    public string? Expected { get; init; }

    /// <summary>The shape or length that was found, such as "32×32".</summary>
    public string? Found { get; init; }
}
