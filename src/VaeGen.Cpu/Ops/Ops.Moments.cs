using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>The mean squared distance from the mean, over n − correction.</summary>
    internal static TensorImpl Var(TensorImpl x, ReadOnlySpan<long> dims, long correction, bool keepDim)
    {
        Errors.Check(DTypes.IsFloating(x.DType), $"std and var only support floating point and complex dtypes, got {DTypes.Name(x.DType)}");
        var layout = ReducedLayout.Of(x.Sizes, dims, keepDim);
        using var temp = new Temporaries();
        var divisor = Math.Max(0.0, layout.ReducedCount - correction);
        var centred = temp.Own(Sub(x, temp.Own(Mean(x, dims, keepDim: true))));
        var sum = temp.Own(Sum(temp.Own(Square(centred)), dims, keepDim));
        return Div(sum, temp.Own(Wrap(Number.Of(divisor))));
    }

    internal static TensorImpl Std(TensorImpl x, ReadOnlySpan<long> dims, long correction, bool keepDim)
    {
        using var temp = new Temporaries();
        return Sqrt(temp.Own(Var(x, dims, correction, keepDim)));
    }

    internal static TensorImpl Square(TensorImpl x, TensorImpl? into = null) => Pow(x, Number.Of(2L), into);

    /// <summary>The p-norm; zero vectors have gradient zero.</summary>
    internal static TensorImpl Norm(TensorImpl x, double p, ReadOnlySpan<long> dims, bool keepDim)
    {
        Errors.Check(DTypes.IsFloating(x.DType), $"norm needs a floating point tensor, got {DTypes.Name(x.DType)}");
        using var temp = new Temporaries();
        if (p == 2)
        {
            return EuclideanNorm(x, dims, keepDim);
        }
        var magnitude = temp.Own(Abs(x));
        if (double.IsPositiveInfinity(p))
        {
            return Amax(magnitude, dims, keepDim);
        }
        if (double.IsNegativeInfinity(p))
        {
            return Amin(magnitude, dims, keepDim);
        }
        if (p == 0)
        {
            return Sum(temp.Own(To(temp.Own(Ne(x, temp.Own(Wrap(Number.Of(0L))))), x.DType)), dims, keepDim);
        }
        if (p == 1)
        {
            return Sum(magnitude, dims, keepDim);
        }
        return Pow(temp.Own(Sum(temp.Own(Pow(magnitude, Number.Of(p))), dims, keepDim)), Number.Of(1 / p));
    }

    private static TensorImpl EuclideanNorm(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim)
    {
        var layout = ReducedLayout.Of(x.Sizes, dims, keepDim);
        TensorImpl y;
        using (GradMode.Enable(false))
        using (var temp = new Temporaries())
        {
            y = Sqrt(temp.Own(Sum(temp.Own(Square(x)), dims, keepDim)));
        }
        if (Graph.Records(x))
        {
            var sizes = x.Sizes;
            Graph.Record(
                y,
                "NormBackward",
                pass =>
                {
                    var norm = pass.Saved(1);
                    var isZero = pass.Own(Pointwise.Property(default(IsZeroProperty), norm));
                    var factor = pass.Own(MaskedFill(pass.Own(Div(pass.Grad, norm)), isZero, Number.Of(0L)));
                    pass.Give(0, Mul(pass.Saved(0), pass.Own(ExpandReduced(factor, sizes, layout))));
                },
                [x],
                [x, Graph.Output]);
        }
        return y;
    }
}
