namespace VaeGen.Generators.Tests;

/// <summary>A path in a folder of its own that goes away with it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vaegen-tests-");

    public string Path => System.IO.Path.Combine(folder.FullName, "model.safetensors");

    public void Dispose() => folder.Delete(recursive: true);
}
