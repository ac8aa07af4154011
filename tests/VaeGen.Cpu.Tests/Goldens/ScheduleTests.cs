using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>The rates and momenta of two parameter groups under every schedule, for 25 steps.</summary>
public sealed class ScheduleTests
{
    public sealed record Case(string Name, string Rates, string Momenta);

    private static readonly GoldenCases<Case> Cases = new("schedules", c => c.Name);

    private static readonly double[] Metrics = [10, 8, 8, 7.9995, 7.9, 9, 9, 9, 9, 7, 7, 7, 7, 7, 7.1, 7.2, 3, 3, 3, 3, 3, 3, 2.9999, 2.9999];

    private static readonly Dictionary<string, Func<Optimizer, LRScheduler>> Schedules = new()
    {
        ["lambda"] = o => LambdaLR(o, step => Math.Pow(0.95, step)),
        ["multiplicative"] = o => MultiplicativeLR(o, step => 1 - (0.01 * step)),
        ["step"] = o => StepLR(o, 3, 0.5),
        ["multi step"] = o => MultiStepLR(o, [2, 5, 9], 0.5),
        ["constant"] = o => ConstantLR(o, 0.5, 4),
        ["linear"] = o => LinearLR(o, 0.25, 1.0, 4),
        ["exponential"] = o => ExponentialLR(o, 0.9),
        ["polynomial"] = o => PolynomialLR(o, 7, 2.0),
        ["polynomial, power 1"] = o => PolynomialLR(o),
        ["cosine"] = o => CosineAnnealingLR(o, 6, 0.1),
        ["one cycle"] = o => OneCycleLR(o, 2.0, total_steps: 24),
        ["one cycle, linear"] = o => OneCycleLR(o, [2.0, 3.0], epochs: 4, steps_per_epoch: 6, pct_start: 0.4, anneal_strategy: impl.OneCycleLR.AnnealStrategy.Linear, base_momentum: [0.5, 0.5], max_momentum: [0.9, 0.9], div_factor: 10, final_div_factor: 100),
        ["one cycle, three phases"] = o => OneCycleLR(o, 2.0, total_steps: 24, pct_start: 0.3, three_phase: true),
        ["one cycle, rates alone"] = o => OneCycleLR(o, 2.0, total_steps: 24, cycle_momentum: false),
        ["cyclic"] = o => CyclicLR(o, 0.1, 1.0, 4, cycle_momentum: false),
        ["cyclic, triangular2"] = o => CyclicLR(o, [0.1, 0.1], [1.0, 2.0], 3, 5, impl.CyclicLR.Mode.Triangular2, cycle_momentum: false),
        ["cyclic, own scale"] = o => CyclicLR(o, 0.1, 1.0, 4, scale_fn: step => Math.Pow(0.9, step), scale_mode: impl.CyclicLR.ScaleMode.Iterations, cycle_momentum: false),
        ["plateau"] = o => ReduceLROnPlateau(o, factor: 0.5, patience: 2, cooldown: 1, min_lr: [0.05]),
        ["plateau, max, absolute"] = o => ReduceLROnPlateau(o, "max", 0.3, 3, threshold: 0.5, threshold_mode: "abs", min_lr: [0.001, 0.2]),
        ["sequential"] = o => SequentialLR(o, [ConstantLR(o, 0.1, 3), ExponentialLR(o, 0.9), StepLR(o, 2, 0.5)], [3, 8]),
        ["chained"] = o => ChainedLR([ConstantLR(o, 0.1, 3), ExponentialLR(o, 0.9)]),
    };

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(Names))]
    public void Twenty_five_steps(string name)
    {
        var op = name[..name.LastIndexOf(',')];
        Assert.True(Schedules.TryGetValue(op, out var create), $"schedules: '{op}' has golden cases, but no entry here.");
        using var scope = NewDisposeScope();
        var (first, second) = (new Parameter(ones(1)), new Parameter(ones(1)));
        OptimizerHelper optimiser = name.EndsWith("SGD", StringComparison.Ordinal)
            ? SGD([new SGD.ParamGroup([first], 0.8, 0.9), new SGD.ParamGroup([second], 0.2, 0.9)], 1, 0.9)
            : Adam([new Adam.ParamGroup([first], 0.8), new Adam.ParamGroup([second], 0.2)]);
        using var owner = optimiser;
        var schedule = create(optimiser);
        var (rates, momenta) = (new List<double>(), new List<double>());
        for (var step = 0; step < 25; step++)
        {
            foreach (var group in optimiser.ParamGroups)
            {
                rates.Add(group.LearningRate);
                momenta.Add(group is IBetas adam ? adam.Betas.Item1 : ((IMomentum)group).Momentum);
            }

            Assert.Equal(rates[^2..], step == 0 && op == "chained" ? rates[^2..] : schedule.get_last_lr());
            if (step == 24)
            {
                break;
            }

            optimiser.step();
            if (op.StartsWith("plateau", StringComparison.Ordinal))
            {
                schedule.step(Metrics[step]);
            }
            else
            {
                schedule.step();
            }
        }

        Check(Cases[name].Rates, rates);
        Check(Cases[name].Momenta, momenta);
    }

    private static void Check(string expected, List<double> actual)
    {
        var values = Cases.File[expected].Values();
        for (var i = 0; i < values.Length; i++)
        {
            Assert.True(Math.Abs(values[i] - actual[i]) <= 1e-13 * Math.Abs(values[i]), $"step {i / 2}, group {i % 2}: {actual[i]:R}, PyTorch's is {values[i]:R}");
        }
    }
}
