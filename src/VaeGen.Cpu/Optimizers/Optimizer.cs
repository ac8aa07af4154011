using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Changes parameters against their gradients, step by step.</summary>
        public abstract class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>One step. A closure, if given, computes the loss anew first; its result is returned.</summary>
            public virtual Tensor step(Func<Tensor>? closure = null)
            {
                var loss = Loss(closure);
                Step();
                return loss!;
            }

            /// <summary>Sets the gradients of all parameters to zero.</summary>
            public virtual void zero_grad()
            {
            }

            public virtual IEnumerable<Parameter> parameters() => [];

            public virtual void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    DisposeStates();
                }
            }

            private protected static Tensor? Loss(Func<Tensor>? closure)
            {
                if (closure is null)
                {
                    return null;
                }

                using var tracked = enable_grad();
                return closure();
            }

            // One step of all parameters.
            private protected abstract void Step();

            private protected abstract void DisposeStates();

            /// <summary>An optimiser's options by group and states by parameter, as they are: not copies.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                public List<OptimizerOptions> Options { get; } = [];

                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group, the positions of its parameters' states.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }

        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            double InitialLearningRate { get; set; }
        }

        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }
    }
}
