using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    internal static TensorImpl Where(TensorImpl condition, TensorImpl a, TensorImpl b)
    {
        Errors.Check(
            condition.DType is ScalarType.Bool or ScalarType.Byte,
            $"where expected condition to be a boolean tensor, but got a tensor with dtype {DTypes.Name(condition.DType)}");
        using var temp = new Temporaries();
        var (x, y, _) = Operands(temp, a, b, null);
        var result = Pointwise.Where(condition, x, y);
        if (Graph.Records(x, y))
        {
            var (sizesX, sizesY) = (x.Sizes, y.Sizes);
            Graph.Record(
                result,
                "WhereBackward",
                pass =>
                {
                    var zero = pass.Own(Full(Shapes.Scalar, 0, pass.Grad.DType));
                    if (pass.Needs(0))
                    {
                        pass.GiveSummed(0, Where(pass.Saved(0), pass.Grad, zero), sizesX);
                    }
                    if (pass.Needs(1))
                    {
                        pass.GiveSummed(1, Where(pass.Saved(0), zero, pass.Grad), sizesY);
                    }
                },
                [x, y],
                [condition]);
        }
        return result;
    }

    /// <summary>x with a number where the mask holds.</summary>
    internal static TensorImpl MaskedFill(TensorImpl x, TensorImpl mask, Number value, TensorImpl? into = null)
    {
        Errors.Check(mask.DType == ScalarType.Bool, $"masked_fill only supports boolean masks, but got dtype {DTypes.Name(mask.DType)}");
        Errors.Check(
            DTypes.CanCast(value.DType, x.DType),
            $"value cannot be converted to type {DTypes.Name(x.DType)} without overflow or loss: {value}");
        PrepareTarget(x, Shapes.Broadcast(x.Sizes, mask.Sizes), into);
        using var temp = new Temporaries();
        var y = Finish(Pointwise.Where(mask, temp.Own(Full(Shapes.Scalar, value, x.DType)), x, into), into);
        if (Graph.Records(x))
        {
            var sizes = x.Sizes;
            Graph.Record(
                y,
                "MaskedFillBackward",
                pass => pass.GiveSummed(0, MaskedFill(pass.Grad, pass.Saved(0), Number.Of(0L)), sizes),
                [x],
                [mask]);
        }
        return y;
    }

    /// <summary>Between two numbers; a missing one sets no bound.</summary>
    internal static TensorImpl Clamp(TensorImpl x, Number? low, Number? high, TensorImpl? into = null)
    {
        Errors.Check(low is not null || high is not null, $"torch.clamp: At least one of 'min' or 'max' must not be None");
        using var temp = new Temporaries();
        var isReal = (low is { } a && DTypes.IsFloating(a.DType)) || (high is { } b && DTypes.IsFloating(b.DType));
        var input = isReal && !DTypes.IsFloating(x.DType) ? temp.Own(To(x, DTypes.Floating(x.DType))) : x;
        PrepareTarget(x, x.Sizes, into);
        Errors.Check(
            into is null || into.DType == input.DType,
            $"result type {DTypes.Name(input.DType)} can't be cast to the desired output type {DTypes.Name(x.DType)}");
        input = Source(temp, input, into, x.RequiresGrad);
        var y = (low, high) switch
        {
            ({ } l, { } h) => Pointwise.Unary(new ClampOp(l, h), input, into),
            ({ } l, null) => Pointwise.Unary(new ClampMinOp(l), input, into),
            _ => Pointwise.Unary(new ClampMaxOp(high!.Value), input, into),
        };
        y = Finish(y, into);
        if (Graph.Records(input))
        {
            var from = low ?? Number.Of(double.NegativeInfinity);
            var to = high ?? Number.Of(double.PositiveInfinity);
            Graph.Record(y, "ClampBackward", pass => pass.Give(0, ClampBackward(pass.Grad, pass.Saved(0), from, to)), [input], [input]);
        }
        return y;
    }

    private static TensorImpl ClampBackward(TensorImpl gradient, TensorImpl x, Number low, Number high)
    {
        var result = Pointwise.BinaryReal(new ClampBackwardOp(low, high), gradient, x);
        if (Graph.Records(gradient))
        {
            Graph.Record(result, "ClampBackwardBackward", pass => pass.Give(0, ClampBackward(pass.Grad, pass.Saved(0), low, high)), [gradient], [x]);
        }
        return result;
    }
}
