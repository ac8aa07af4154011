namespace VaeGen.Generators.Tests;

/// <summary>Emitted Fit in a folder that may not be written: one clear error, and the checkpoints in it stay what they are.</summary>
[Collection(LiveTests.Name)]
public sealed class ReadOnlyFolderTests : IDisposable
{
    private const string Small = "[Input(8, 8)] [Encoder(Layers = [16])] [Latent(Dim = 3)] [Training(BatchSize = 32)]";
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    private static readonly SampleSet data = Bars.Create(160);

    private readonly string folder = Directory.CreateTempSubdirectory("vaegen-checkpoints-").FullName;

    public void Dispose()
    {
        Allow(ReadOnly | UnixFileMode.UserWrite);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void It_is_an_error_before_the_first_step()
    {
        SkipWhereNobodyIsHeldBack();
        var before = Train(epochs: 1);
        Allow(ReadOnly);
        var steps = new StepCount();
        var error = Fails(steps);
        Assert.Equal((folder, 0), (error.Path, steps.Steps));
        Assert.Equal($"{folder}: cannot be a folder of checkpoints: Access to the path '{folder}' is denied.", error.Message);
        AssertWhole(before);
    }

    [Fact]
    public void One_that_becomes_so_is_an_error_with_the_checkpoint_that_cannot_be_written()
    {
        SkipWhereNobodyIsHeldBack();
        var before = Train(epochs: 1);
        var steps = new StepCount { AtFirst = () => Allow(ReadOnly) };
        var error = Fails(steps);
        var path = Path.Combine(folder, "checkpoint-0000000010.safetensors");
        Assert.Equal((path, 5), (error.Path, steps.Steps));
        Assert.Equal($"{path}: cannot be written: Access to the path '{path}' is denied.", error.Message);
        AssertWhole(before);
    }

    private static void SkipWhereNobodyIsHeldBack() => Assert.SkipWhen(
        OperatingSystem.IsWindows() || (!OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess),
        "Windows has no such permissions, and elsewhere than on Linux root cannot be held back by them.");

    private ModelFileException Fails(StepCount steps)
    {
        ModelFileException? error = null;
        Unprivileged.Run(() => error = Assert.Throws<ModelFileException>(() => Train(epochs: 2, steps)));
        return error!;
    }

    // every checkpoint is what it was and can be read, nothing is beside them, and the run goes on when it may
    private void AssertWhole(Dictionary<string, string> before)
    {
        Assert.Equal(before, Contents());
        Assert.All(before.Keys, name => ModelFile.Load(Path.Combine(folder, name)));
        Allow(ReadOnly | UnixFileMode.UserWrite);
        Assert.Equal(2, Train(epochs: 2).Count);
    }

    private Dictionary<string, string> Train(int epochs, StepCount? steps = null)
    {
        using var model = LiveModels.Create(Small);
        model.Fit(data, new TrainingOptions { Epochs = epochs, Checkpoints = new CheckpointOptions(folder) { Resume = true } }, null, steps, CancellationToken.None);
        return Contents();
    }

    private Dictionary<string, string> Contents() =>
        Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexString(File.ReadAllBytes(path)));

    private void Allow(UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, mode);
        }
    }

    private sealed class StepCount : IProgress<TrainingProgress>
    {
        public Action? AtFirst { get; init; }

        public int Steps { get; private set; }

        public void Report(TrainingProgress value)
        {
            if (value.Completed is null && Steps++ == 0)
            {
                AtFirst?.Invoke();
            }
        }
    }
}
