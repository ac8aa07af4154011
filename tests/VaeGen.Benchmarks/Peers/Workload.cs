using System.Diagnostics;
using TorchSharp;

namespace VaeGen.Benchmarks.Peers;

/// <summary>VaeGen's side of the comparison: the model trains on, round after round, over the same images in their order.</summary>
internal sealed class Workload : IDisposable
{
    private readonly torch.Tensor images;
    private readonly PeerModel model;
    private readonly torch.optim.Optimizer optimiser;
    private long next;

    public Workload(PeerOptions options)
    {
        torch.set_num_threads(options.Threads);
        images = PeerModel.Images(options);
        torch.manual_seed(1);
        model = PeerModel.Of(options.Workload);
        optimiser = torch.optim.Adam(model.Module.parameters());
    }

    /// <summary>So many make a round of some seconds: enough for the JIT's last tier, in both peers alike.</summary>
    public int StepsPerRound => model.StepsPerRound;

    /// <summary>Trains for some steps and says how fast, how far, and how much the collector has to clean up after a step.</summary>
    public (double ImagesPerSecond, double Loss, double BytesPerStep) Round(int steps)
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var total = 0.0;
        for (var step = 0; step < steps; step++)
        {
            next = next + model.Batch > images.shape[0] ? 0 : next;
            total += Step();
            next += model.Batch;
        }
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (steps * model.Batch / seconds, total / steps, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)steps);
    }

    public void Dispose()
    {
        optimiser.Dispose();
        model.Module.Dispose();
        images.Dispose();
    }

    private float Step()
    {
        using var scope = torch.NewDisposeScope();
        var x = images.narrow(0, next, model.Batch);
        optimiser.zero_grad();
        var loss = model.Loss(x);
        loss.backward();
        optimiser.step();
        return loss.item<float>();
    }
}
