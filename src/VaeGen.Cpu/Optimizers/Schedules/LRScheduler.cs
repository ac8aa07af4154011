using static TorchSharp.torch.optim;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets an optimiser's learning rates from step to step. Making one takes its first step, so the rates of step 0 are set at once.</summary>
            public abstract class LRScheduler
            {
                protected int _step_count;

                private readonly Optimizer? optimizer;
                private readonly List<double> last = [];

                protected LRScheduler()
                {
                    Groups = [];
                    BaseRates = [];
                }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    this.optimizer = optimizer;
                    Groups = [.. optimizer.ParamGroups];
                    BaseRates = [.. Groups.Select(group => group.InitialLearningRate)];
                    Epoch = last_epoch;
                    IsVerbose = verbose;
                    Remember(Groups.Select(group => group.LearningRate));
                }

                private protected IReadOnlyList<ILearningRateController> Groups { get; }

                /// <summary>The rates that the schedule multiplies.</summary>
                private protected IReadOnlyList<double> BaseRates { get; init; }

                /// <summary>The step the schedule stands at.</summary>
                private protected int Epoch { get; set; }

                private bool IsVerbose { get; }

                public virtual void step() => step(null);

                /// <summary>Goes to a step of its own, or with null to the next.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    Epoch = epoch ?? Epoch + 1;
                    Set([.. epoch is null ? get_lr() : get_closed_form_lr()]);
                }

                /// <summary>As <see cref="step(int?)"/>: a schedule that goes by the steps alone has no use for the metric.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                public IEnumerable<double> get_last_lr() => last;

                /// <summary>The rates of this step, from those of the step before.</summary>
                protected virtual IEnumerable<double> get_lr() => Scaled(1);

                /// <summary>The rates of this step, from the base rates.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                internal bool IsOf(Optimizer other) => ReferenceEquals(optimizer, other);

                /// <summary>Takes the count of the last step back; the rates stay.</summary>
                internal void StepBack() => Epoch--;

                private protected void Set(double[] rates)
                {
                    for (var i = 0; i < rates.Length; i++)
                    {
                        if (IsVerbose && Groups[i].LearningRate != rates[i])
                        {
                            Console.WriteLine($"Adjusting learning rate to {Text(rates[i])}");
                        }

                        Groups[i].LearningRate = rates[i];
                    }

                    Remember(rates);
                }

                private protected void Remember(IEnumerable<double> rates)
                {
                    last.Clear();
                    last.AddRange(rates);
                }

                private protected T[] ForEachGroup<T>(T value) => [.. Groups.Select(_ => value)];

                private protected T[] ForEachGroup<T>(IEnumerable<T> values, string name)
                {
                    T[] list = [.. values];
                    Require(list.Length == Groups.Count, name, $"{list.Length} values were given for {Groups.Count} parameter groups: expected one for each.");
                    return list;
                }

                private protected static void Require(bool condition, string name, string message)
                {
                    if (!condition)
                    {
                        throw new ArgumentException(message, name);
                    }
                }

                private protected static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

                private protected IEnumerable<double> Scaled(double factor) => Groups.Select(group => group.LearningRate * factor);

                private protected IEnumerable<double> FromBase(double factor) => BaseRates.Select(rate => rate * factor);
            }
        }
    }
}
