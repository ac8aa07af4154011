using System.Diagnostics;

namespace VaeGen.Examples.Tests;

public sealed class DistributedTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder data = new();

    public void Dispose()
    {
        folder.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task One_process_of_a_job_ends_with_the_bits_of_a_run_without()
    {
        Mpi.Require();
        string[] run = ["--json", "--epochs", "2", "--data", DigitFiles.WriteFew(data), "--out"];
        (await DigitsProgram.RunAsync([.. run, folder["alone"], "--threads", "1"])).Succeeded();
        (await Mpi.RunAsync(1, [.. run, folder["job"]])).Succeeded();
        Assert.Equal(Bits("alone"), Bits("job"));
    }

    // 641 samples: the last batch is a single one, of which only one process gets a part
    [Theory]
    [InlineData("vae", 2)]
    [InlineData("vae", 3)]
    [InlineData("beta", 2)]
    [InlineData("iwae", 3)]
    [InlineData("conditional", 2)]
    [InlineData("vamp", 2)]
    [InlineData("flow", 2)]
    [InlineData("conv", 2)]
    public async Task Several_processes_learn_what_one_learns(string model, int processes)
    {
        Mpi.Require();
        string[] data = model == "conditional" ? [] : ["--data", DigitFiles.WriteFew(this.data, train: 641)];
        string[] run = ["--json", "--model", model, "--epochs", model == "conditional" ? "1" : "3", .. data, "--out"];
        var alone = JsonLines.Epochs((await DigitsProgram.RunAsync([.. run, folder["alone"]])).Succeeded().Output);
        var together = JsonLines.Epochs((await Mpi.RunAsync(processes, [.. run, folder["job"]])).Succeeded().Output);

        Assert.Equal(alone.Count, together.Count);
        foreach (var (expected, found) in alone.Zip(together))
        {
            // the same sums in another order: float has seven digits, and steps build on each other
            Close(expected.Train, found.Train);
            Close(expected.Validation, found.Validation);
        }
        var (weights, others) = (Weights("alone"), Weights("job"));
        Assert.Equal(weights.Names, others.Names);
        foreach (var name in weights.Names)
        {
            var (one, other) = (weights.Values(name), others.Values(name));
            // Adam takes a step of usual length even where a gradient is nothing but rounding, so single weights part; all of a parameter do not
            var apart = Length(one.Zip(other, (w, v) => (double)w - v)) / Length(one.Select(w => (double)w));
            Assert.True(apart <= 1e-3, $"{name}: apart by {apart:E1} of its length.");
        }

        static double Length(IEnumerable<double> values) => Math.Sqrt(values.Sum(value => value * value));

        static void Close(Losses expected, Losses found)
        {
            Assert.Equal(expected.Loss, found.Loss, 1e-4 * Math.Abs(expected.Loss));
            Assert.Equal(expected.Reconstruction, found.Reconstruction, 1e-4 * Math.Abs(expected.Reconstruction));
            Assert.Equal(expected.Kl, found.Kl, 1e-3 * Math.Abs(expected.Kl));
        }
    }

    [Fact]
    public async Task A_process_that_dies_ends_the_job_and_another_number_goes_on_from_its_checkpoint()
    {
        Mpi.Require();
        string[] run = ["--json", "--epochs", "6", "--data", DigitFiles.WriteFew(data), "--out"];
        var whole = JsonLines.Epochs((await DigitsProgram.RunAsync([.. run, folder["alone"]])).Succeeded().Output);

        string[] resumable = [.. run, folder["job"], "--resume", "--checkpoint-steps", "1"];
        using (var job = Mpi.Start(resumable, resumable, resumable))
        {
            var output = await job.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken); // the first epoch is over
            Assert.Contains("\"epoch\":1,", output, StringComparison.Ordinal);
            using var victim = Process.GetProcessById(Mpi.Ranks(job)[1]);
            victim.Kill();
            var ended = await DigitsProgram.EndAsync(job);
            Assert.NotEqual(0, ended.ExitCode);
            Assert.Contains(ended.Error, line => line.Contains("exited on signal 9", StringComparison.Ordinal));
        }

        var rest = JsonLines.Epochs((await Mpi.RunAsync(2, resumable)).Succeeded().Output);
        Assert.NotEmpty(rest);
        Assert.Equal(whole[^1].Epoch, rest[^1].Epoch);
        Assert.Equal(whole[^1].Validation.Loss, rest[^1].Validation.Loss, 1e-4 * whole[^1].Validation.Loss);
    }

    [Fact]
    public async Task An_error_of_one_process_is_told_and_ends_all()
    {
        Mpi.Require();
        string[] run = ["--epochs", "1000000", "--data", DigitFiles.WriteFew(data), "--out", folder["job"]];
        var ended = await DigitsProgram.EndAsync(Mpi.Start(run, ["--data", folder["nowhere"], "--out", folder["job"]]));
        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains(ended.Error, line => line.StartsWith("Digits: ", StringComparison.Ordinal) && line.Contains("nowhere", StringComparison.Ordinal));
        Assert.Contains("VaeGen: process 2 of 2 did not complete its part, so the job ends.", ended.Error);
    }

    [Fact]
    public async Task A_job_that_is_to_end_saves_where_it_is_in_all_processes_at_the_same_step()
    {
        Mpi.Require();
        string[] run = ["--json", "--epochs", "1000000", "--data", DigitFiles.WriteFew(data), "--resume", "--out", folder["job"]];
        using var job = Mpi.Start(run, run);
        Assert.NotNull(await job.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        using var terminate = Process.Start("sh", ["-c", $"kill -TERM {Mpi.Ranks(job)[1]}"]); // one of them is told, all end
        var ended = await DigitsProgram.EndAsync(job);
        Assert.Contains("\"event\":\"done\"", ended.Output[^1], StringComparison.Ordinal);
        Assert.True(ModelFile.Load(Directory.GetFiles(folder["job/checkpoints"], "checkpoint-*").Max(StringComparer.Ordinal)!).Names.Count > 0);
    }

    [Fact]
    public async Task Fewer_samples_a_batch_than_processes_are_an_error()
    {
        Mpi.Require();
        var ended = await Mpi.RunAsync(3, "--batch", "2", "--data", DigitFiles.WriteFew(data), "--out", folder["job"]);
        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("Digits: --batch is 2, expected at least 3, one for each process.", ended.Error);
    }

    private byte[] Bits(string run) => File.ReadAllBytes(folder[$"{run}/digits.safetensors"]);

    private ModelFile Weights(string run) => ModelFile.Load(folder[$"{run}/digits.safetensors"]);
}
