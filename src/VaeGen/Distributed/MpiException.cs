namespace VaeGen;

/// <summary>The processes that are to train together cannot be joined: MPI is not installed, is another one than expected, or failed to start.</summary>
public sealed class MpiException : VaeGenException
{
    internal MpiException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
