using TorchSharp;
using VaeGen.Cpu.Autograd;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>Losses of class indices as operations of the graph.</summary>
internal static unsafe class ClassLoss
{
    /// <summary>The loss of scores [N, C, …] or [C] against indices [N, …] or [], reduced as asked; the mean is over the weights of the targets.</summary>
    internal static Tensor Of(string name, Tensor input, Tensor target, Tensor? weight, nn.Reduction reduction, ClassLossOptions options)
    {
        var layout = Layout(name, input.Impl, target.Impl, weight?.Impl);
        using var temp = new Temporaries();
        var scores = temp.Own(Ops.Contiguous(input.Impl));
        var targets = temp.Own(Ops.Contiguous(temp.Own(Ops.To(target.Impl, ScalarType.Int64))));
        var factors = weight is null ? null : temp.Own(Ops.Contiguous(temp.Own(Ops.To(weight.Impl, scores.DType))));

        var losses = temp.Own(TensorImpl.Empty(targets.Sizes, scores.DType));
        var weights = temp.Own(TensorImpl.EmptyLike(losses));
        var logSums = temp.Own(TensorImpl.EmptyLike(losses));
        ClassLossKernel.Forward(layout, options, scores, targets, factors, losses, weights, logSums);
        var scale = reduction == nn.Reduction.Mean ? 1 / Sum(weights) : 1;
        var result = reduction == nn.Reduction.None ? losses.Retain() : Ops.Full(Shapes.Scalar, Sum(losses) * scale, scores.DType);
        var isWeighted = factors is not null;
        if (Graph.Records(scores))
        {
            void Backward(Backprop pass)
            {
                Errors.Check(!GradMode.IsEnabled, $"the derivative of the backward pass of {name} is not implemented");
                using var owned = new Temporaries();
                var sums = pass.Saved(2);
                var gradient = owned.Own(Ops.Scale(owned.Own(Ops.Expand(pass.Grad, sums.Sizes)), scale));
                pass.Give(0, ClassLossKernel.Backward(layout, options, pass.Saved(0), pass.Saved(1), isWeighted ? pass.Saved(3) : null, sums, owned.Own(Ops.Contiguous(gradient))));
            }

            TensorImpl[] saved = factors is null ? [scores, targets, logSums] : [scores, targets, logSums, factors];
            Graph.Record(result, name, Backward, [scores], saved);
        }

        return new Tensor(result);
    }

    private static double Sum(TensorImpl values)
    {
        var sum = 0.0;
        for (long i = 0; i < values.Count; i++)
        {
            sum += values.DType == ScalarType.Float32 ? values.Pointer<float>()[i] : values.Pointer<double>()[i];
        }

        GC.KeepAlive(values);
        return sum;
    }

    private static ClassLayout Layout(string name, TensorImpl input, TensorImpl target, TensorImpl? weight)
    {
        Errors.Check(input.Rank > 0 && DTypes.IsFloating(input.DType), $"{name}: expected real scores of at least one dimension, but got {DTypes.Name(input.DType)} of shape {Shapes.Text(input.Sizes)}");
        Errors.Check(DTypes.IsIntegral(target.DType), $"{name}: expected class indices as integers, but got {DTypes.Name(target.DType)}");
        var at = input.Rank == 1 ? 0 : 1;
        var expected = new long[input.Rank - 1];
        input.Sizes.AsSpan(0, at).CopyTo(expected);
        input.Sizes.AsSpan(at + 1).CopyTo(expected.AsSpan(at));
        Errors.Check(
            Shapes.Same(target.Sizes, expected),
            $"{name}: expected a target of shape {Shapes.Text(expected)} for an input of shape {Shapes.Text(input.Sizes)}, but got {Shapes.Text(target.Sizes)}");
        var classes = input.Sizes[at];
        Errors.Check(
            weight is null || (weight.Rank == 1 && weight.Sizes[0] == classes),
            $"{name}: expected a weight for each of {classes} classes, but got the shape {Shapes.Text(weight?.Sizes)}");
        return ClassLayout.Of(input.Sizes, at);
    }
}
