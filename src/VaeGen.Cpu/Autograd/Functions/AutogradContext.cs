using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What the forward step of a custom function leaves for its backward step.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> data = [];

            internal AutogradContext()
            {
            }

            /// <summary>Whether an output that nobody differentiated by has a gradient of zeros rather than none.</summary>
            public bool MaterializeGrads { get; private set; } = true;

            internal List<Tensor> ToSave { get; private set; } = [];

            internal List<Tensor> Dirty { get; private set; } = [];

            internal List<Tensor> NonDifferentiable { get; private set; } = [];

            /// <summary>Set once the forward step is done and its result is part of a graph.</summary>
            internal FunctionNode? Node { get; set; }

            /// <summary>Keeps inputs or outputs for the backward step; null keeps a place.</summary>
            public void save_for_backward(List<Tensor> tensors) => ToSave = [.. tensors];

            /// <summary>What was saved, each a handle of its own, null where null was saved.</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">One was changed in place since, or the graph was freed.</exception>
            public List<Tensor> get_saved_variables() => Node?.SavedTensors() ?? [];

            /// <summary>Keeps something that is no tensor.</summary>
            public void save_data(string key, object value) => data[key] = value;

            /// <summary>What was kept under a name; null when nothing was.</summary>
            public object get_data(string key) => data.GetValueOrDefault(key)!;

            /// <summary>Says which inputs the forward step changes in place.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = [.. tensors];

            /// <summary>Says which outputs have no gradient.</summary>
            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiable = [.. tensors];

            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            public void Dispose()
            {
                Dispose(true);
            }

            protected virtual void Dispose(bool disposing)
            {
                ToSave = [];
            }
        }
    }
}
