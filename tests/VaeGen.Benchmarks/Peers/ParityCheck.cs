using System.Text.Json;
using TorchSharp;
using VaeGen.Cpu.Tests.Goldens;

namespace VaeGen.Benchmarks.Peers;

/// <summary>One epoch from the same seed in both: the same order, weights and noise, so that the mean losses must agree.</summary>
internal static class ParityCheck
{
    private const int Seed = 1;

    private const int Batch = 128;

    /// <summary>Nats: what different orders of summation may add up to over an epoch.</summary>
    private const double Allowed = 0.02;

    public static int Run(PeerOptions options)
    {
        var vaegen = Epoch(options);
        using var peer = new PyTorchPeer(options);
        var pytorch = peer.Epoch(Seed);
        Console.WriteLine(JsonSerializer.Serialize(new { vaegen, pytorch, difference = vaegen - pytorch }));
        return Math.Abs(vaegen - pytorch) <= Allowed ? 0 : 1;
    }

    private static double Epoch(PeerOptions options)
    {
        torch.set_num_threads(options.Threads);
        using var images = Digits.Load(options.ImagesPath);
        var count = images.shape[0];
        torch.manual_seed(Seed);
        using var order = torch.randperm(count);
        using var model = new HandWrittenVae();
        using var optimiser = torch.optim.Adam(model.parameters());
        var total = 0.0;
        for (var first = 0L; first < count; first += Batch)
        {
            using var scope = torch.NewDisposeScope();
            var rows = order.narrow(0, first, Math.Min(Batch, count - first));
            var x = images.index_select(0, rows);
            optimiser.zero_grad();
            var loss = model.Loss(x).Total;
            loss.backward();
            optimiser.step();
            total += loss.item<float>() * (double)rows.shape[0];
        }
        return total / count;
    }
}
