[assembly: AssemblyFixture(typeof(VaeGen.Examples.Tests.ShippedTraining))]

namespace VaeGen.Examples.Tests;

/// <summary>One training on the shipped digits, which many tests look at.</summary>
public sealed class ShippedTraining : IAsyncLifetime
{
    public const int Epochs = 2;

    private readonly TemporaryFolder folder = new();

    /// <summary>Where the program was told to put its files: a folder that it has to make.</summary>
    public string Out => folder[Path.Combine("new", "folder")];

    internal ProgramRun Run { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Run = await DigitsProgram.RunAsync("--json", "--epochs", $"{Epochs}", "--out", Out);

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
