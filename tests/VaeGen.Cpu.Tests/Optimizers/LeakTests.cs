using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Optimizers;

/// <summary>A steady training loop keeps nothing from step to step: no tensor, no buffer, and little on the managed heap.</summary>
[Collection(Threading.OneAtATime.Name)]
public sealed class LeakTests
{
    private static readonly Dictionary<string, Func<IEnumerable<Parameter>, optim.Optimizer>> Optimisers = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.01, 0.9),
        ["Adam"] = p => optim.Adam(p, amsgrad: true),
        ["AdamW"] = p => optim.AdamW(p, weight_decay: 0.1),
        ["Adamax"] = p => optim.Adamax(p),
        ["NAdam"] = p => optim.NAdam(p),
        ["RAdam"] = p => optim.RAdam(p),
        ["RMSProp"] = p => optim.RMSProp(p, momentum: 0.5, centered: true),
        ["Adagrad"] = p => optim.Adagrad(p),
        ["Adadelta"] = p => optim.Adadelta(p),
        ["ASGD"] = p => optim.ASGD(p),
        ["Rprop"] = p => optim.Rprop(p),
    };

    public static TheoryData<string> Names => [.. Optimisers.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Two_hundred_steps_leave_nothing_behind(string name)
    {
        using var outer = NewDisposeScope();
        var (x, y) = (randn(32, 20), randn(32, 5));
        using var model = nn.Sequential(nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 5));
        using var optimiser = Optimisers[name](model.parameters());
        var (held, alive, bytes) = (0, 0L, 0L);
        for (var step = 0; step < 220; step++)
        {
            if (step == 20)
            {
                held = outer.DisposablesCount;
                alive = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
                bytes = GC.GetAllocatedBytesForCurrentThread();
            }

            using var scope = NewDisposeScope();
            optimiser.zero_grad();
            var loss = nn.functional.mse_loss(model.forward(x), y);
            loss.backward();
            _ = nn.utils.clip_grad_norm_(model.parameters(), 1.0);
            optimiser.step();
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Assert.Equal(held, outer.DisposablesCount);
        Assert.Equal(alive, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
        Assert.True(bytes / 200 < 16384, $"{bytes / 200} bytes a step on the managed heap: expected fewer than 16 KiB, for buffers come from the pool.");
    }
}
