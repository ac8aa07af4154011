using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace VaeGen.Cpu.Tests.Optimizers;

/// <summary>Learning rates of ten steps, starting at 0.8, against PyTorch 1.13.1.</summary>
public sealed class SchedulerTests
{
    [Fact]
    public void Steps() => Check(o => lr_scheduler.StepLR(o, 3, 0.5), [0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.1]);

    [Fact]
    public void Exponential() => Check(o => lr_scheduler.ExponentialLR(o, 0.9), [0.8, 0.72, 0.648, 0.5832, 0.52488, 0.472392, 0.4251528, 0.38263752, 0.344373768, 0.3099363912]);

    [Fact]
    public void Linear() => Check(o => lr_scheduler.LinearLR(o, 0.25, 1.0, 4), [0.2, 0.35, 0.5, 0.65, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8]);

    [Fact]
    public void Constant() => Check(o => lr_scheduler.ConstantLR(o, 0.5, 4), [0.4, 0.4, 0.4, 0.4, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8]);

    [Fact]
    public void Cosine() => Check(o => lr_scheduler.CosineAnnealingLR(o, 4, 0.1), [0.8, 0.697487373415292, 0.45, 0.202512626584708, 0.1, 0.202512626584708, 0.45, 0.697487373415292, 0.8, 0.697487373415292]);

    [Fact]
    public void Function() => Check(o => lr_scheduler.LambdaLR(o, epoch => Math.Pow(0.95, epoch)), [0.8, 0.76, 0.722, 0.6859, 0.651605, 0.61902475, 0.5880735125, 0.558669836875, 0.53073634503125, 0.504199527779687]);

    // A milestone given twice counts twice in PyTorch, once in TorchSharp.
    [Fact]
    public void Milestones() => Check(o => lr_scheduler.MultiStepLR(o, [2, 5, 5], 0.5), [0.8, 0.8, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2, 0.2, 0.2]);

    // PyTorch lets the momentum fall from its largest; in TorchSharp it rises from there.
    [Fact]
    public void The_momentum_of_a_cycle_moves_as_in_TorchSharp()
    {
        using var weight = new Parameter(ones(1));
        using var optimiser = SGD([weight], 0.8, 0.5);
        var schedule = lr_scheduler.CyclicLR(optimiser, 0.1, 1.0, 2);
        double[] expected = [0.9, 0.95, 1.0, 0.95, 0.9];
        foreach (var momentum in expected)
        {
            Assert.Equal(momentum, ((IMomentum)optimiser.ParamGroups.Single()).Momentum, 1e-12);
            schedule.step();
        }
    }

    [Fact]
    public void Misuse_is_refused()
    {
        using var weight = new Parameter(ones(1));
        using var optimiser = SGD([weight], 0.8);
        using var other = SGD([weight], 0.8);
        Assert.Throws<InvalidOperationException>(() => lr_scheduler.ReduceLROnPlateau(optimiser).step());
        Assert.Throws<ArgumentException>(() => lr_scheduler.ReduceLROnPlateau(optimiser, "least"));
        Assert.Throws<ArgumentException>(() => lr_scheduler.ReduceLROnPlateau(optimiser, factor: 1));
        Assert.Throws<ArgumentException>(() => lr_scheduler.OneCycleLR(optimiser, 1.0));
        Assert.Throws<ArgumentException>(() => lr_scheduler.OneCycleLR(optimiser, 1.0, 10, pct_start: 2));
        Assert.Throws<ArgumentException>(() => lr_scheduler.OneCycleLR(optimiser, [1.0, 2.0], 10));
        Assert.Throws<ArgumentException>(() => lr_scheduler.CyclicLR(Adagrad([weight]), 0.1, 1.0));
        Assert.Throws<ArgumentException>(() => lr_scheduler.SequentialLR(optimiser, [lr_scheduler.StepLR(other, 3), lr_scheduler.StepLR(optimiser, 3)], [2]));
        Assert.Throws<ArgumentException>(() => lr_scheduler.SequentialLR(optimiser, [lr_scheduler.StepLR(optimiser, 3)], [2]));
        var cycle = lr_scheduler.OneCycleLR(optimiser, 1.0, 2);
        cycle.step();
        cycle.step();
        Assert.Throws<InvalidOperationException>(cycle.step);
    }

    [Fact]
    public void A_schedule_can_be_put_at_a_step()
    {
        using var weight = new Parameter(ones(1));
        using var optimiser = SGD([weight], 0.8);
        var schedule = lr_scheduler.StepLR(optimiser, 3, 0.5);
        schedule.step(7);
        Assert.Equal(0.2, optimiser.ParamGroups.Single().LearningRate, 1e-15);
        Assert.Equal([0.2], schedule.get_last_lr().Select(rate => Math.Round(rate, 12)));
    }

    private static void Check(Func<Optimizer, lr_scheduler.LRScheduler> make, double[] expected)
    {
        using var weight = new Parameter(ones(1));
        using var optimiser = SGD([weight], 0.8);
        var schedule = make(optimiser);
        foreach (var rate in expected)
        {
            Assert.Equal(rate, optimiser.ParamGroups.Single().LearningRate, 1e-12);
            Assert.Equal(rate, schedule.get_last_lr().Single(), 1e-12);
            optimiser.step();
            schedule.step();
        }
    }
}
