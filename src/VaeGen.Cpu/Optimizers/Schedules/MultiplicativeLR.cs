namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate of each group times a function of the step, at every step after the first.</summary>
                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double>[] factors;

                    public MultiplicativeLR(Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        factors = ForEachGroup(lr_lambdas, nameof(lr_lambdas));
                        base.step();
                    }

                    public MultiplicativeLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        factors = ForEachGroup(lr_lambda);
                        base.step();
                    }

                    protected override IEnumerable<double> get_lr() =>
                        Epoch > 0 ? Groups.Select((group, i) => group.LearningRate * factors[i](Epoch)) : Scaled(1);
                }
            }
        }
    }
}
