namespace VaeGen.Generators.Tests;

/// <summary>A live model with parts that the test has written, and what they did.</summary>
public interface IHatchModel : ILiveModel
{
    /// <summary>How often the test's own parts were called.</summary>
    int Calls { get; }

    /// <summary>The terms of the loss of samples, by their names.</summary>
    IReadOnlyDictionary<string, float> Terms(float[] samples, int batch);
}
