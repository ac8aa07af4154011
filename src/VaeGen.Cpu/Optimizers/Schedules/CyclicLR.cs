namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>
                /// The rate up and down between two bounds, in a straight line each way (Smith 2017), and the momentum with it.
                /// As TorchSharp has it, the momentum moves from the largest upwards by its range, and ExpRange scales by the cycle.
                /// </summary>
                public class CyclicLR : LRScheduler
                {
                    private readonly double period;
                    private readonly double rising;
                    private readonly double[] highest;
                    private readonly double[]? lowMomenta;
                    private readonly double[]? highMomenta;
                    private readonly Func<double, double> scale;
                    private readonly bool scalesByCycle;

                    public CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Repeat(optimizer, base_lr), Repeat(optimizer, max_lr), step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, Repeat(optimizer, base_momentum), Repeat(optimizer, max_momentum), last_epoch, verbose)
                    {
                    }

                    /// <exception cref="ArgumentException">The momentum is to be cycled and the optimiser has none, or a list is not one number for each group.</exception>
                    public CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1.0, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        period = step_size_up + (step_size_down == -1 ? step_size_up : step_size_down);
                        rising = step_size_up / period;
                        BaseRates = ForEachGroup(base_lr, nameof(base_lr));
                        highest = ForEachGroup(max_lr, nameof(max_lr));
                        if (cycle_momentum)
                        {
                            Require(optimizer is IMomentum, nameof(optimizer), $"{optimizer.GetType().Name} has no momentum: expected one that has, or cycle_momentum: false.");
                            lowMomenta = ForEachGroup(base_momentum ?? ForEachGroup(0.8), nameof(base_momentum));
                            highMomenta = ForEachGroup(max_momentum ?? ForEachGroup(0.9), nameof(max_momentum));
                        }

                        scalesByCycle = scale_fn is null || scale_mode == ScaleMode.Cycle;
                        scale = scale_fn ?? (mode switch
                        {
                            Mode.Triangular2 => cycle => 1 / Math.Pow(2, cycle - 1),
                            Mode.ExpRange => cycle => Math.Pow(gamma, cycle),
                            _ => _ => 1,
                        });
                        base.step();
                    }

                    public enum Mode
                    {
                        Triangular,
                        Triangular2,
                        ExpRange,
                    }

                    public enum ScaleMode
                    {
                        Cycle,
                        Iterations,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + (Epoch / period));
                        var place = 1 + (Epoch / period) - cycle;
                        var height = (place <= rising ? place / rising : (place - 1) / (rising - 1)) * scale(scalesByCycle ? cycle : Epoch);
                        for (var i = 0; i < Groups.Count && lowMomenta is not null; i++)
                        {
                            ((IMomentum)Groups[i]).Momentum = highMomenta![i] + ((highMomenta[i] - lowMomenta[i]) * height);
                        }

                        return BaseRates.Select((low, i) => low + ((highest[i] - low) * height));
                    }

                    private static IEnumerable<double> Repeat(Optimizer optimizer, double value) => optimizer.ParamGroups.Select(_ => value);
                }
            }
        }
    }
}
