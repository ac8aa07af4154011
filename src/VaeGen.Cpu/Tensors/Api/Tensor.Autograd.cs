using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get => Impl.RequiresGrad;
            set
            {
                Errors.Check(
                    !value || DTypes.IsFloating(Impl.DType),
                    $"only Tensors of floating point dtype can require gradients (this one is {DTypes.Name(Impl.DType)})");
                Errors.Check(
                    !value || !Impl.IsInference || GradMode.IsInference,
                    $"Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.");
                Errors.Check(value || Impl.IsLeaf, $"you can only change requires_grad flags of leaf variables; use detach() for a tensor outside the graph");
                if (Impl.IsLeaf)
                {
                    Impl.LeafRequiresGrad = value;
                }
            }
        }

        public bool is_leaf => Impl.IsLeaf;

        /// <summary>The gradient, a handle of its own on every call; null before a backward pass. Setting it shares the tensor given.</summary>
        public Tensor? grad
        {
            get => Impl.Grad is { } gradient ? new Tensor(gradient.Retain()) : null;
            set
            {
                var gradient = value?.Impl;
                if (gradient is not null)
                {
                    Errors.Check(
                        Shapes.Same(gradient.Sizes, Impl.Sizes) && gradient.DType == Impl.DType,
                        $"assigned grad has sizes {Shapes.Text(gradient.Sizes)} and type {DTypes.Name(gradient.DType)}, the tensor {Shapes.Text(Impl.Sizes)} and {DTypes.Name(Impl.DType)}");
                }
                Impl.SetGrad(gradient?.Retain());
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps this tensor's gradient even though it is no leaf.</summary>
        public void retain_grad()
        {
            Errors.Check(Impl.RequiresGrad, $"can't retain_grad on Tensor that has requires_grad=False");
            if (Impl.GradFn is { } node && !Impl.RetainsGrad)
            {
                Impl.RetainsGrad = true;
                (node.Retaining ??= []).Add((Impl.OutputIndex, new WeakReference<TensorImpl>(Impl)));
            }
        }

        /// <summary>The same data outside the graph.</summary>
        public Tensor detach() => new(Impl.Alias());

        /// <summary>Takes the tensor itself out of the graph.</summary>
        public Tensor detach_()
        {
            Errors.Check(Impl.ViewBase is null, $"Can't detach views in-place. Use detach() instead.");
            Impl.SetGradFn(null);
            Impl.LeafRequiresGrad = false;
            return this;
        }

        public void backward() => autograd.backward([this]);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }

    /// <summary>Differentiation.</summary>
    public static partial class autograd
    {
        /// <summary>The gradients of the outputs by the inputs, summed over the outputs; the inputs' own gradients stay as they are.</summary>
        public static IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var targets = Impls(inputs);
            var captured = Engine.Run(Impls(outputs), Impls(grad_outputs), retain_graph || create_graph, create_graph, targets, accumulate: false);
            var result = new Tensor[targets.Length];
            for (var i = 0; i < result.Length; i++)
            {
                Errors.Check(
                    captured[i] is not null || allow_unused,
                    $"One of the differentiated Tensors appears to not have been used in the graph (input {i}). Set allow_unused: true if this is the desired behavior.");
                result[i] = captured[i] is { } gradient ? new Tensor(gradient) : null!;
            }
            GC.KeepAlive(outputs);
            return result;
        }

        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            _ = Engine.Run(Impls(tensors), Impls(grad_tensors), retain_graph ?? create_graph, create_graph, Impls(inputs));
            GC.KeepAlive(tensors);
        }

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        /// <summary>Until the result is disposed of, backward passes stop at the first gradient that is not a number.</summary>
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        /// <inheritdoc cref="detect_anomaly"/>
        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        private static TensorImpl[] Impls(IList<Tensor>? tensors)
        {
            if (tensors is null || tensors.Count == 0)
            {
                return [];
            }
            var impls = new TensorImpl[tensors.Count];
            for (var i = 0; i < impls.Length; i++)
            {
                impls[i] = tensors[i]?.Impl!;
            }
            return impls;
        }
    }
}
