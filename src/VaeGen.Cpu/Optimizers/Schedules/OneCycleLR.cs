namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate up to a largest and down to almost nothing in one run, the momentum the other way (Smith and Topin 2018).</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int total;
                    private readonly bool isCosine;
                    private readonly Phase[] phases;
                    private readonly double[] highest;
                    private readonly double divisor;
                    private readonly double finalDivisor;
                    private readonly double[]? lowMomenta;
                    private readonly double[]? highMomenta;

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Repeat(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, Repeat(optimizer, base_momentum), Repeat(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <exception cref="ArgumentException">The momentum is to be cycled and the optimiser has none, the number of steps is not given, or a list is not one number for each group.</exception>
                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        Require(pct_start is >= 0 and <= 1, nameof(pct_start), $"pct_start is {Text(pct_start)}: expected a value in [0, 1].");
                        Require(total_steps > 0 || (total_steps == -1 && epochs > 0 && steps_per_epoch > 0), nameof(total_steps), "The number of steps is not known: expected total_steps, or epochs and steps_per_epoch, all positive.");
                        total = total_steps > 0 ? total_steps : epochs * steps_per_epoch;
                        isCosine = anneal_strategy == AnnealStrategy.Cos;
                        highest = ForEachGroup(max_lr, nameof(max_lr));
                        (divisor, finalDivisor) = (div_factor, final_div_factor);
                        var up = (pct_start * total) - 1;
                        phases = three_phase
                            ? [new Phase(up, Level.Initial, Level.Highest), new Phase((2 * pct_start * total) - 2, Level.Highest, Level.Initial), new Phase(total - 1, Level.Initial, Level.Lowest)]
                            : [new Phase(up, Level.Initial, Level.Highest), new Phase(total - 1, Level.Highest, Level.Lowest)];
                        if (cycle_momentum)
                        {
                            Require(optimizer is IMomentum or IBetas, nameof(optimizer), $"{optimizer.GetType().Name} has no momentum: expected one that has, or cycle_momentum: false.");
                            lowMomenta = ForEachGroup(base_momentum ?? ForEachGroup(0.85), nameof(base_momentum));
                            highMomenta = ForEachGroup(max_momentum ?? ForEachGroup(0.95), nameof(max_momentum));
                        }

                        base.step();
                    }

                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear,
                    }

                    private enum Level
                    {
                        Lowest,
                        Initial,
                        Highest,
                    }

                    /// <exception cref="InvalidOperationException">There have been more steps than were announced.</exception>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch > total)
                        {
                            throw new InvalidOperationException($"This is step {Epoch + 1} of a schedule of {total} steps.");
                        }

                        var current = 0;
                        while (current < phases.Length - 1 && Epoch > phases[current].End)
                        {
                            current++;
                        }

                        var phase = phases[current];
                        var start = current == 0 ? 0 : phases[current - 1].End;
                        var share = (Epoch - start) / (phase.End - start);
                        for (var i = 0; i < Groups.Count && lowMomenta is not null; i++)
                        {
                            SetMomentum(Groups[i], Between(MomentumAt(phase.From, i), MomentumAt(phase.To, i), share));
                        }

                        return Groups.Select((_, i) => Between(RateAt(phase.From, i), RateAt(phase.To, i), share));
                    }

                    private static IEnumerable<double> Repeat(Optimizer optimizer, double value) => optimizer.ParamGroups.Select(_ => value);

                    private static void SetMomentum(ILearningRateController group, double momentum)
                    {
                        if (group is IBetas adam)
                        {
                            adam.Betas = (momentum, adam.Betas.Item2);
                        }
                        else
                        {
                            ((IMomentum)group).Momentum = momentum;
                        }
                    }

                    private double RateAt(Level level, int group) => level switch
                    {
                        Level.Highest => highest[group],
                        Level.Initial => highest[group] / divisor,
                        _ => highest[group] / divisor / finalDivisor,
                    };

                    // The momentum is low where the rate is high.
                    private double MomentumAt(Level level, int group) => level == Level.Highest ? lowMomenta![group] : highMomenta![group];

                    private double Between(double start, double end, double share) =>
                        isCosine ? end + ((start - end) / 2 * (Math.Cos(Math.PI * share) + 1)) : ((end - start) * share) + start;

                    private readonly record struct Phase(double End, Level From, Level To);
                }
            }
        }
    }
}
