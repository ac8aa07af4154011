namespace VaeGen.Examples.Tests;

/// <summary>A folder of a test's own, gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Full { get; } = Directory.CreateTempSubdirectory("vaegen-").FullName;

    public string this[string name] => Path.Combine(Full, name);

    public void Dispose() => Directory.Delete(Full, recursive: true);
}
