using System.Diagnostics;
using TorchSharp;

namespace VaeGen.Benchmarks.Peers;

/// <summary>VaeGen's side of the comparison: the declared model trains on, round after round, over the same digits in file order.</summary>
internal sealed class MlpWorkload : IDisposable
{
    public const int Batch = 128;

    private readonly torch.Tensor images;
    private readonly MlpVae model;
    private readonly torch.optim.Optimizer optimiser;
    private long next;

    public MlpWorkload(PeerOptions options)
    {
        torch.set_num_threads(options.Threads);
        images = Digits.Load(options.ImagesPath);
        torch.manual_seed(1);
        model = new MlpVae();
        optimiser = torch.optim.Adam(model.parameters());
    }

    /// <summary>Trains for some steps and says how fast, how far, and how much the collector has to clean up after a step.</summary>
    public (double ImagesPerSecond, double Loss, double BytesPerStep) Round(int steps)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var total = 0.0;
        for (var step = 0; step < steps; step++)
        {
            next = next + Batch > images.shape[0] ? 0 : next;
            total += Step();
            next += Batch;
        }
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (steps * Batch / seconds, total / steps, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)steps);
    }

    public void Dispose()
    {
        optimiser.Dispose();
        model.Dispose();
        images.Dispose();
    }

    private float Step()
    {
        using var scope = torch.NewDisposeScope();
        var x = images.narrow(0, next, Batch);
        optimiser.zero_grad();
        var loss = model.Loss(model.forward(x), x).Total;
        loss.backward();
        optimiser.step();
        return loss.item<float>();
    }
}
