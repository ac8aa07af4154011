using TorchSharp;
using VaeGen.Cpu.Autograd;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>Element-wise losses as operations of the graph.</summary>
internal static class Loss
{
    /// <summary>The loss of every element of the operands, broadcast against each other, reduced as asked.</summary>
    internal static Tensor Of<TLoss>(TLoss loss, string name, nn.Reduction reduction, Tensor input, Tensor target, Tensor? extra = null, Tensor? weight = null)
        where TLoss : struct, ILoss
    {
        var dtype = DTypes.Result(input.Impl, target.Impl);
        Errors.Check(DTypes.IsFloating(dtype), $"{name}: expected real numbers, but got {DTypes.Name(input.dtype)} and {DTypes.Name(target.dtype)}");
        var sizes = Shapes.Broadcast(input.Impl.Sizes, target.Impl.Sizes);
        sizes = extra is null ? sizes : Shapes.Broadcast(sizes, extra.Impl.Sizes);

        using var temp = new Temporaries();
        var x = Prepare(input, sizes, dtype, temp);
        var t = Prepare(target, sizes, dtype, temp);
        var e = extra is null ? null : Prepare(extra, sizes, dtype, temp);
        var w = weight is null ? null : Prepare(weight, sizes, dtype, temp);
        var scale = reduction == nn.Reduction.Mean ? 1.0 / x.Count : 1.0;
        var result = LossKernel.Forward(loss, new LossOperands(x, t, e, w), reduction != nn.Reduction.None, scale);
        if (Graph.Records(x, t, e ?? x))
        {
            Record(loss, name, new LossOperands(x, t, e, w), scale, result);
        }

        return new Tensor(result);
    }

    private static void Record<TLoss>(TLoss loss, string name, LossOperands operands, double scale, TensorImpl result)
        where TLoss : struct, ILoss
    {
        bool hasExtra = operands.Extra is not null, hasWeight = operands.Weight is not null;
        TensorImpl[] saved = [operands.Input, operands.Target, .. Present(operands.Extra), .. Present(operands.Weight)];
        Graph.Record(result, name, Backward, saved.AsSpan(0, hasExtra ? 3 : 2), saved);

        void Backward(Backprop pass)
        {
            Errors.Check(!GradMode.IsEnabled, $"the derivative of the backward pass of {name} is not implemented");
            var read = new LossOperands(pass.Saved(0), pass.Saved(1), hasExtra ? pass.Saved(2) : null, hasWeight ? pass.Saved(hasExtra ? 3 : 2) : null);
            var gradient = pass.Own(Ops.Contiguous(pass.Grad));
            for (var i = 0; i < (hasExtra ? 3 : 2); i++)
            {
                if (pass.Needs(i))
                {
                    pass.Give(i, LossKernel.Backward(loss, read, (LossOperand)i, gradient, scale));
                }
            }
        }
    }

    private static ReadOnlySpan<TensorImpl> Present(TensorImpl? tensor) => tensor is null ? [] : new[] { tensor };

    // Conversion, broadcasting and layout are operations of the graph themselves, so gradients find their way back.
    private static TensorImpl Prepare(Tensor tensor, long[] sizes, ScalarType dtype, Temporaries temp)
    {
        var converted = temp.Own(Ops.To(tensor.Impl, dtype));
        var expanded = Shapes.Same(converted.Sizes, sizes) ? converted : temp.Own(Ops.Expand(converted, sizes));
        return temp.Own(Ops.Contiguous(expanded));
    }
}
