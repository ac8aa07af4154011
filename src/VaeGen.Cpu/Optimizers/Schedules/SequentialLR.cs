namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>One schedule after the other: each begins anew at its milestone.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;
                    private readonly int[] milestones;

                    /// <exception cref="ArgumentException">A schedule is another optimiser's, or the milestones are not one fewer than the schedules.</exception>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                        : base(optimizer, last_epoch + 1)
                    {
                        this.schedulers = [.. schedulers];
                        this.milestones = [.. milestones];
                        if (this.schedulers.Any(scheduler => !scheduler.IsOf(optimizer)))
                        {
                            throw new ArgumentException("One of the schedules is another optimiser's: expected all to be of the same.", nameof(schedulers));
                        }

                        if (this.milestones.Length != this.schedulers.Length - 1)
                        {
                            throw new ArgumentException($"{this.schedulers.Length} schedules and {this.milestones.Length} milestones were given: expected one milestone fewer than schedules.", nameof(milestones));
                        }

                        // Making a schedule has taken its first step: that is taken back for all but the one that begins.
                        foreach (var group in Groups)
                        {
                            group.LearningRate = group.InitialLearningRate;
                        }

                        foreach (var scheduler in this.schedulers)
                        {
                            scheduler.StepBack();
                        }

                        this.schedulers[0].step();
                        Remember(this.schedulers[0].get_last_lr());
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var current = milestones.Length;
                        while (current > 0 && milestones[current - 1] > Epoch)
                        {
                            current--;
                        }

                        if (current > 0 && milestones[current - 1] == Epoch)
                        {
                            schedulers[current].step(0);
                        }
                        else
                        {
                            schedulers[current].step();
                        }

                        return Scaled(1);
                    }
                }
            }
        }
    }
}
