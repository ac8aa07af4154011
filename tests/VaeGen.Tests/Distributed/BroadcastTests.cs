namespace VaeGen.Tests;

public sealed class BroadcastTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_144)] // a message, without the header
    [InlineData(1_000_000)]
    public void Every_process_gets_the_first_ones_file(int values)
    {
        var file = new ModelFile("""{"input":[1]}""");
        file.Add("weight", [values], [.. Enumerable.Range(0, values).Select(i => i * 0.5f)]);
        file.AddInt64("steps", [], [7]);
        file.AddBytes("training.random", [3], [1, 2, 3]);
        file.Save(folder["m.safetensors"]);
        var read = Threads.Run(3, processes => BroadcastStream.Share(processes, processes.Rank == 0 ? ModelFile.Load(folder["m.safetensors"]) : null));
        foreach (var other in read)
        {
            Assert.Equal(folder["m.safetensors"], other!.Path);
            other.Save(folder["again.safetensors"]);
            Assert.Equal(File.ReadAllBytes(folder["m.safetensors"]), File.ReadAllBytes(folder["again.safetensors"]));
        }
    }

    [Fact]
    public void No_file_is_none_for_all() => Assert.All(Threads.Run(3, processes => BroadcastStream.Share(processes, null)), Assert.Null);
}
