using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>a + alpha · b.</summary>
    internal static TensorImpl Add(TensorImpl a, TensorImpl b, Number? alpha = null, TensorImpl? into = null)
    {
        using var temp = new Temporaries();
        var (x, y, target) = Operands(temp, a, b, into, keepsInput: false);
        var factor = alpha ?? Number.Of(1L);
        TensorImpl result;
        if (x.DType == ScalarType.Bool)
        {
            result = Pointwise.Binary(default(MaximumOp), x, y, target);
        }
        else if (factor.IsOne)
        {
            result = Pointwise.Binary(default(AddOp), x, y, target);
        }
        else
        {
            result = Pointwise.Binary(new AddScaledOp(factor.Real), x, y, target);
        }
        result = Finish(result, into);
        if (Graph.Records(x, y))
        {
            var (sizesX, sizesY) = (x.Sizes, y.Sizes);
            Graph.Record(
                result,
                "AddBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.GiveSummed(0, pass.Grad.Retain(), sizesX);
                    }
                    if (pass.Needs(1))
                    {
                        pass.GiveSummed(1, factor.IsOne ? pass.Grad.Retain() : Scale(pass.Grad, factor), sizesY);
                    }
                },
                [x, y]);
        }
        return result;
    }

    /// <summary>sum += x, outside any graph.</summary>
    internal static void AddInPlace(TensorImpl sum, TensorImpl x)
    {
        _ = Pointwise.Binary(default(AddOp), sum, x, sum);
        sum.Storage.Version++;
    }

    internal static TensorImpl Mul(TensorImpl a, TensorImpl b, TensorImpl? into = null)
    {
        using var temp = new Temporaries();
        var (x, y, target) = Operands(temp, a, b, into);
        var result = Finish(
            x.DType == ScalarType.Bool ? Pointwise.Binary(default(MinimumOp), x, y, target) : Pointwise.Binary(default(MultiplyOp), x, y, target),
            into);
        if (Graph.Records(x, y))
        {
            var (sizesX, sizesY) = (x.Sizes, y.Sizes);
            Graph.Record(
                result,
                "MulBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.GiveSummed(0, Mul(pass.Grad, pass.Saved(1)), sizesX);
                    }
                    if (pass.Needs(1))
                    {
                        pass.GiveSummed(1, Mul(pass.Grad, pass.Saved(0)), sizesY);
                    }
                },
                [x, y],
                [y.RequiresGrad ? x : Graph.Nothing, x.RequiresGrad ? y : Graph.Nothing]);
        }
        return result;
    }

    internal static TensorImpl Sub(TensorImpl a, TensorImpl b, TensorImpl? into = null)
    {
        Errors.Check(
            a.DType != ScalarType.Bool && b.DType != ScalarType.Bool,
            $"Subtraction, the `-` operator, with a bool tensor is not supported: use logical_xor() for a difference, logical_not() to invert a mask");
        return Add(a, b, Number.Of(-1L), into);
    }

    /// <summary>True division: integers become real.</summary>
    internal static TensorImpl Div(TensorImpl a, TensorImpl b, TensorImpl? into = null)
    {
        using var temp = new Temporaries();
        var (x, y, target) = Operands(temp, a, b, into, real: true);
        var result = Finish(Pointwise.BinaryReal(default(DivideOp), x, y, target), into);
        if (Graph.Records(x, y))
        {
            var (sizesX, sizesY) = (x.Sizes, y.Sizes);
            Graph.Record(
                result,
                "DivBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.GiveSummed(0, Div(pass.Grad, pass.Saved(1)), sizesX);
                    }
                    if (pass.Needs(1))
                    {
                        // d(x/y)/dy = -(x/y)/y
                        var ratio = pass.Own(Div(pass.Own(Div(pass.Saved(0), pass.Saved(1))), pass.Saved(1)));
                        pass.GiveSummed(1, Mul(pass.Own(Neg(pass.Grad)), ratio), sizesY);
                    }
                },
                [x, y],
                [y.RequiresGrad ? x : Graph.Nothing, y]);
        }
        return result;
    }

    internal static TensorImpl Div(TensorImpl a, TensorImpl b, RoundingMode rounding, TensorImpl? into = null) => rounding switch
    {
        RoundingMode.floor => FloorDivide(a, b, into),
        RoundingMode.trunc => TruncateDivide(a, b, into),
        _ => Div(a, b, into),
    };

    internal static TensorImpl Neg(TensorImpl x, TensorImpl? into = null)
    {
        CheckNoBool(x, "Negation, the `-` operator,");
        PrepareTarget(x, x.Sizes, into);
        var y = Finish(Pointwise.Unary(default(NegateOp), x, into), into);
        if (Graph.Records(x))
        {
            Graph.Record(y, "NegBackward", static pass => pass.Give(0, Neg(pass.Grad)), [x]);
        }
        return y;
    }

    /// <summary>x times a number, in x's own type.</summary>
    internal static TensorImpl Scale(TensorImpl x, Number factor)
    {
        using var temp = new Temporaries();
        return Mul(x, temp.Own(Wrap(factor)));
    }

    internal static TensorImpl Scale(TensorImpl x, double factor) => Scale(x, Number.Of(factor));

    internal static TensorImpl Relu(TensorImpl x, TensorImpl? into = null)
    {
        CheckNoBool(x, "relu");
        PrepareTarget(x, x.Sizes, into);
        var y = Finish(Pointwise.Unary(default(ReluOp), x, into), into);
        if (Graph.Records(x))
        {
            Graph.Record(y, "ReluBackward", static pass => pass.Give(0, ReluBackward(pass.Grad, pass.Saved(0))), [x], [Graph.Output]);
        }
        return y;
    }

    private static TensorImpl ReluBackward(TensorImpl gradient, TensorImpl output)
    {
        var result = Pointwise.Binary(default(ReluBackwardOp), gradient, output);
        if (Graph.Records(gradient))
        {
            Graph.Record(result, "ReluBackwardBackward", static pass => pass.Give(0, ReluBackward(pass.Grad, pass.Saved(0))), [gradient], [output]);
        }
        return result;
    }

    /// <summary>Both operands in their common type; for an in-place operation, the target if it can be written directly.</summary>
    private static (TensorImpl A, TensorImpl B, TensorImpl? Target) Operands(Temporaries temp, TensorImpl a, TensorImpl b, TensorImpl? into, bool real = false, bool keepsInput = true)
    {
        var dtype = real ? DTypes.Floating(DTypes.Result(a, b)) : DTypes.Result(a, b);
        if (into is not null)
        {
            PrepareTarget(a, Shapes.Broadcast(a.Sizes, b.Sizes), into);
            Errors.Check(
                DTypes.CanCast(dtype, into.DType),
                $"result type {DTypes.Name(dtype)} can't be cast to the desired output type {DTypes.Name(into.DType)}");
            a = Source(temp, a, into, keepsInput && (a.RequiresGrad || b.RequiresGrad));
            // What is read must not change under the reader: an operand over the same memory, seen differently, is copied first.
            if (!ReferenceEquals(b, into) && ReferenceEquals(b.Storage, into.Storage))
            {
                b = temp.Own(Clone(b));
            }
        }
        var x = a.DType == dtype ? a : temp.Own(To(a, dtype));
        var y = b.DType == dtype ? b : temp.Own(To(b, dtype));
        return (x, y, into is null || into.DType == dtype ? into : null);
    }

    /// <summary>What an in-place operation reads: a copy when the backward pass will need what the operation overwrites.</summary>
    private static TensorImpl Source(Temporaries temp, TensorImpl x, TensorImpl? into, bool keepsInput) =>
        into is not null && keepsInput && GradMode.IsEnabled && ReferenceEquals(x, into) ? temp.Own(Clone(x)) : x;

    private static void CheckNoBool(TensorImpl x, string operation) =>
        Errors.Check(x.DType != ScalarType.Bool, $"{operation} is not supported for a bool tensor");

    /// <summary>Checks an in-place operation's target.</summary>
    private static void PrepareTarget(TensorImpl a, long[] sizes, TensorImpl? into)
    {
        if (into is null)
        {
            return;
        }
        Graph.PrepareInPlace(into);
        Errors.Check(
            Shapes.Same(sizes, into.Sizes),
            $"output with shape {Shapes.Text(into.Sizes)} doesn't match the broadcast shape {Shapes.Text(sizes)}");
    }

    /// <summary>After an in-place operation: the target, with the result in it and a new version.</summary>
    private static TensorImpl Finish(TensorImpl result, TensorImpl? into)
    {
        if (into is null)
        {
            return result;
        }
        if (!ReferenceEquals(result, into))
        {
            // Computed in a wider type first.
            Conversion.Copy(into, result);
            result.Release();
        }
        into.Storage.Version++;
        return into;
    }
}
