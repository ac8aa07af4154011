namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate along a cosine from the base rate down to a smallest rate in so many steps, and up again (Loshchilov and Hutter 2017).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double period;
                    private readonly double smallest;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        period = T_max;
                        smallest = eta_min;
                        base.step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch == 0)
                        {
                            return Scaled(1);
                        }

                        // The step after a minimum cannot be had from the one before by multiplying: the rate there is the smallest.
                        return (Epoch - 1 - period) % (2 * period) == 0
                            ? Groups.Select((group, i) => group.LearningRate + ((BaseRates[i] - smallest) * (1 - Math.Cos(Math.PI / period)) / 2))
                            : Groups.Select(group => (Height(Epoch) / Height(Epoch - 1) * (group.LearningRate - smallest)) + smallest);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() => BaseRates.Select(rate => smallest + ((rate - smallest) * Height(Epoch) / 2));

                    private double Height(int epoch) => 1 + Math.Cos(Math.PI * epoch / period);
                }
            }
        }
    }
}
