namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The base rate times a factor for the first so many steps, then the base rate.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double factor;
                    private readonly int totalIters;

                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        this.factor = factor;
                        totalIters = total_iters;
                        base.step();
                    }

                    protected override IEnumerable<double> get_lr() => Scaled(Epoch == 0 ? factor : Epoch == totalIters ? 1 / factor : 1);

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(Epoch >= totalIters ? 1 : factor);
                }
            }
        }
    }
}
