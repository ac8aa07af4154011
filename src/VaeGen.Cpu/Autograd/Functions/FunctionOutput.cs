using static TorchSharp.torch;

namespace VaeGen.Cpu.Autograd;

/// <summary>Makes what a custom function returned an output of its node.</summary>
internal static class FunctionOutput
{
    internal static Tensor Of(Tensor result, int index, TensorImpl?[] inputs, autograd.AutogradContext context, FunctionNode? node)
    {
        var impl = result.Impl;
        var isInput = Array.Exists(inputs, input => ReferenceEquals(input, impl));
        var isChanged = context.Dirty.Exists(tensor => ReferenceEquals(tensor.Impl, impl));
        var isConstant = node is null || context.NonDifferentiable.Exists(tensor => ReferenceEquals(tensor.Impl, impl));
        if (isChanged)
        {
            impl.Storage.Version++;
        }
        if (isInput && isChanged)
        {
            if (!isConstant)
            {
                Errors.Check(impl.ViewBase is null, $"function {node!.Name} changes a view in place, which has no derivative here: change the whole tensor, or return a new one");
                Graph.PrepareInPlace(impl);
                Graph.Attach(impl, node!, index);
            }
            return result;
        }

        // An input handed on, a view or a parameter has a history of its own, which must stay as it is.
        var output = isInput || impl.ViewBase is not null || impl.RequiresGrad ? new Tensor(impl.Alias()) : result;
        if (!isConstant && DTypes.IsFloating(impl.DType))
        {
            output.Impl.SetGradFn(node, index);
        }
        return output;
    }
}
