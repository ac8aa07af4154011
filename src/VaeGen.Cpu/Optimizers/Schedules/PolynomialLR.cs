namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The base rate times (1 − step / total)^power, until the total number of steps is reached.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly double total;
                    private readonly double power;

                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1.0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        total = total_iters;
                        this.power = power;
                        base.step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        Scaled(Epoch == 0 || Epoch > total ? 1 : Math.Pow((1 - (Epoch / total)) / (1 - ((Epoch - 1) / total)), power));

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(Math.Pow(1 - (Math.Min(total, Epoch) / total), power));
                }
            }
        }
    }
}
