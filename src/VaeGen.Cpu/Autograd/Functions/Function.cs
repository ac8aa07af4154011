using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>
        /// A function with a derivative of its own: a class that says how to compute it and how to send gradients back.
        /// Called by <c>apply</c>, which records it; arguments that are tensors are what it can be differentiated by.
        /// </summary>
        /// <typeparam name="T">The class itself.</typeparam>
        public abstract class Function<T>
            where T : Function<T>, new()
        {
            private static readonly T instance = new();

            /// <summary>What error messages call the function.</summary>
            public abstract string Name { get; }

            public static List<Tensor> apply_internal(params object[] vars)
            {
                var context = new AutogradContext();
                var inputs = Array.ConvertAll(vars, static argument => argument is Tensor { IsInvalid: false } tensor ? tensor.Impl : null);
                var isRecorded = GradMode.IsEnabled && Array.Exists(inputs, static input => input is { RequiresGrad: true });
                // The forward step may change its inputs' place in the graph: take note of it first.
                var edges = isRecorded ? Array.ConvertAll(inputs, static input => input is null ? default : Graph.EdgeOf(input)) : [];
                List<Tensor> results;
                using (GradMode.Enable(false))
                {
                    results = instance.RunForward(context, vars);
                }
                var node = isRecorded ? new FunctionNode(instance.Name, instance.RunBackward, context, inputs, edges, results) : null;
                node?.Retain();
                var outputs = new List<Tensor>(results.Count);
                for (var i = 0; i < results.Count; i++)
                {
                    outputs.Add(FunctionOutput.Of(results[i], i, inputs, context, node));
                }
                if (node is not null)
                {
                    context.Node = node;
                    node.Save(context.ToSave);
                    node.Release();
                }
                context.Dispose();
                return outputs;
            }

            internal abstract List<Tensor> RunForward(AutogradContext ctx, object[] vars);

            internal abstract List<Tensor> RunBackward(AutogradContext ctx, List<Tensor> grad_outputs);
        }

        /// <summary>A custom function of one result.</summary>
        /// <typeparam name="T">The class itself.</typeparam>
        public abstract class SingleTensorFunction<T> : Function<T>
            where T : SingleTensorFunction<T>, new()
        {
            /// <summary>Calls the function and records the call.</summary>
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            /// <summary>Computes the result from the arguments of <c>apply</c>.</summary>
            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <summary>The gradient of each argument, null where there is none.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            internal sealed override List<Tensor> RunForward(AutogradContext ctx, object[] vars) => [forward(ctx, vars)];

            internal sealed override List<Tensor> RunBackward(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs[0]);
        }

        /// <summary>A custom function of several results.</summary>
        /// <typeparam name="T">The class itself.</typeparam>
        public abstract class MultiTensorFunction<T> : Function<T>
            where T : MultiTensorFunction<T>, new()
        {
            /// <summary>Calls the function and records the call.</summary>
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            /// <summary>Computes the results from the arguments of <c>apply</c>.</summary>
            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <summary>The gradient of each argument, null where there is none, from those of the results.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            internal sealed override List<Tensor> RunForward(AutogradContext ctx, object[] vars) => forward(ctx, vars);

            internal sealed override List<Tensor> RunBackward(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs);
        }
    }
}
