namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The base rate times a factor that moves in a straight line from one value to another.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double startFactor;
                    private readonly double endFactor;
                    private readonly int totalIters;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1.0, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        startFactor = start_factor;
                        endFactor = end_factor;
                        totalIters = total_iters;
                        base.step();
                    }

                    protected override IEnumerable<double> get_lr() => Scaled(Epoch == 0
                            ? startFactor
                            : Epoch > totalIters ? 1 : 1 + ((endFactor - startFactor) / ((totalIters * startFactor) + ((Epoch - 1) * (endFactor - startFactor)))));

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(startFactor + ((endFactor - startFactor) * Math.Min(totalIters, Epoch) / totalIters));
                }
            }
        }
    }
}
