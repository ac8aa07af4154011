using System.IO.Compression;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>A VAE written by hand in TorchSharp's words and trained on the shipped digits: PyTorch's losses, step by step.</summary>
[Collection(ProcessGenerator.Name)]
public sealed class TrainingTests
{
    public sealed record Case(string Name, string Losses, Dictionary<string, string> Sums);

    [Fact]
    public void The_first_fifty_losses_are_PyTorchs()
    {
        var file = GoldenFile.Of("training");
        var golden = file.Cases<Case>().Single();
        using var scope = NewDisposeScope();
        using var data = tensor(ReadDigits(6400), [6400, 784]);

        manual_seed(1);
        using var model = new HandWrittenVae();
        using var optimiser = optim.Adam(model.parameters());
        var losses = new List<double>();
        for (var step = 0; step < 50; step++)
        {
            using var stepScope = NewDisposeScope();
            var x = data.narrow(0, step * 128, 128);
            optimiser.zero_grad();
            var (total, reconstruction, kl) = model.Loss(x);
            total.backward();
            optimiser.step();
            losses.AddRange([total.item<float>(), reconstruction.item<float>(), kl.item<float>()]);
        }

        // the first step differs by the order of sums alone; from then on each step amplifies what the last one left
        var expected = file[golden.Losses].Values();
        for (var i = 0; i < expected.Length; i++)
        {
            var step = i / 3;
            var allowed = (step < 10 ? 1e-5 : 1e-3) * Math.Abs(expected[i]);
            var error = Math.Abs(losses[i] - expected[i]);
            Assert.True(error <= allowed, $"training: step {step + 1}: {Terms[i % 3]} is {losses[i]:R}, PyTorch's is {expected[i]:R}: off by {error:G3}, {allowed:G3} is allowed.");
        }
        foreach (var (name, sum) in golden.Sums)
        {
            var actual = model.state_dict()[name].to(ScalarType.Float64).sum().item<double>();
            Assert.True(Math.Abs(actual - file[sum].Values()[0]) <= 0.01, $"training: the sum of {name} after fifty steps is {actual:R}, PyTorch's is {file[sum].Values()[0]:R}.");
        }
    }

    private static readonly string[] Terms = ["the loss", "the reconstruction term", "the KL term"];

    private static float[] ReadDigits(int count)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "VaeGen.sln")))
        {
            folder = folder.Parent;
        }
        Assert.True(folder is not null, $"No folder above {AppContext.BaseDirectory} has VaeGen.sln: the digits lie beside it in examples/Digits/data.");
        using var file = File.OpenRead(Path.Combine(folder.FullName, "examples", "Digits", "data", "t10k-images-idx3-ubyte.gz"));
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        var bytes = new byte[16 + (count * 784)];
        unzipped.ReadExactly(bytes);
        return Array.ConvertAll(bytes[16..], value => value / 255f);
    }
}
