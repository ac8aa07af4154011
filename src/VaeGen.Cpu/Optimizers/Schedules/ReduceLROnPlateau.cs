namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Reduces the rates when a metric has stopped getting better.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool isMinimum;
                    private readonly bool isRelative;
                    private readonly double factor;
                    private readonly int patience;
                    private readonly double threshold;
                    private readonly int cooldown;
                    private readonly double[] smallest;
                    private readonly double eps;
                    private double best;
                    private int waited;
                    private int resting;

                    /// <exception cref="ArgumentException">The factor is 1 or more, a mode is unknown, or the smallest rates are not one for each group.</exception>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        Require(factor < 1, nameof(factor), $"The factor is {Text(factor)}: expected less than 1.");
                        Require(mode is "min" or "max", nameof(mode), $"The mode is '{mode}': expected 'min' or 'max'.");
                        Require(threshold_mode is "rel" or "abs", nameof(threshold_mode), $"The threshold mode is '{threshold_mode}': expected 'rel' or 'abs'.");
                        smallest = min_lr is null or [] ? new double[Groups.Count] : min_lr is [var single] ? [.. Groups.Select(_ => single)] : [.. min_lr];
                        Require(smallest.Length == Groups.Count, nameof(min_lr), $"{smallest.Length} smallest rates were given for {Groups.Count} parameter groups: expected one, or one for each.");
                        isMinimum = mode == "min";
                        isRelative = threshold_mode == "rel";
                        this.factor = factor;
                        this.patience = patience;
                        this.threshold = threshold;
                        this.cooldown = cooldown;
                        this.eps = eps;
                        best = isMinimum ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <exception cref="InvalidOperationException">Always: this schedule needs the metric.</exception>
                    public override void step() => throw NeedsMetric();

                    /// <exception cref="InvalidOperationException">Always: this schedule needs the metric.</exception>
                    public override void step(int? epoch) => throw NeedsMetric();

                    /// <summary>One step with the metric's value after it.</summary>
                    public override void step(double current, int? epoch = null)
                    {
                        Epoch = epoch ?? Epoch + 1;
                        var isBetter = IsBetter(current);
                        best = isBetter ? current : best;
                        waited = isBetter ? 0 : waited + 1;
                        if (resting > 0)
                        {
                            resting--;
                            waited = 0;
                        }

                        if (waited > patience)
                        {
                            Reduce();
                            resting = cooldown;
                            waited = 0;
                        }
                    }

                    private bool IsBetter(double current)
                    {
                        var margin = isMinimum ? -threshold : threshold;
                        var bar = isRelative ? best * (1 + margin) : best + margin;
                        return isMinimum ? current < bar : current > bar;
                    }

                    private void Reduce()
                    {
                        double[] rates = [.. Groups.Select((group, i) => Math.Max(group.LearningRate * factor, smallest[i]))];
                        for (var i = 0; i < rates.Length; i++)
                        {
                            // A change too small to matter is none.
                            rates[i] = Groups[i].LearningRate - rates[i] > eps ? rates[i] : Groups[i].LearningRate;
                        }

                        Set(rates);
                    }

                    private static InvalidOperationException NeedsMetric() => new("ReduceLROnPlateau goes by a metric: call step(metric).");
                }
            }
        }
    }
}
