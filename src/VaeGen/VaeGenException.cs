namespace VaeGen;

/// <summary>The base of every error that VaeGen itself reports. Its message is one sentence for the person who must fix the cause.</summary>
/// <example>
/// <code>
/// try { model.Fit(data); model.Save("digits.safetensors"); }
/// catch (VaeGenException error) { Console.Error.WriteLine(error.Message); return 2; }
/// </code>
/// </example>
public abstract class VaeGenException : Exception
{
    private protected VaeGenException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
