using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Reductions;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <content>What runs along a dimension: sums, products, extremes so far.</content>
internal static unsafe partial class Ops
{
    internal static TensorImpl CumulativeSum(TensorImpl x, long dim, ScalarType? dtype = null)
    {
        using var temp = new Temporaries();
        var d = Shapes.Dim(dim, x.Rank);
        var input = temp.Own(ToCounted(x, dtype));
        var y = TensorImpl.Empty(x.Sizes, input.DType);
        Lines.Over(input, d, new RunningSumLine(temp.Own(Dense(input)), y));
        if (Graph.Records(input))
        {
            // Every element counts in all that follow: the gradient is the running sum from the other end.
            Graph.Record(
                y,
                "CumsumBackward",
                pass => pass.Give(0, Flip(pass.Own(CumulativeSum(pass.Own(Flip(pass.Grad, [d])), d)), [d])),
                [input]);
        }
        return y;
    }

    internal static TensorImpl CumulativeProduct(TensorImpl x, long dim, ScalarType? dtype = null)
    {
        using var temp = new Temporaries();
        var d = Shapes.Dim(dim, x.Rank);
        var input = temp.Own(ToCounted(x, dtype));
        var y = TensorImpl.Empty(x.Sizes, input.DType);
        Lines.Over(input, d, new RunningProductLine(temp.Own(Dense(input)), y));
        if (Graph.Records(input))
        {
            Graph.Record(
                y,
                "CumprodBackward",
                pass =>
                {
                    pass.RefuseTwice();
                    var result = TensorImpl.Empty(pass.Grad.Sizes, pass.Grad.DType);
                    Lines.Over(result, d, new RunningProductBackwardLine(pass.Own(Dense(pass.Saved(0))), pass.Own(Dense(pass.Grad)), result));
                    pass.Give(0, result);
                },
                [input],
                [input]);
        }
        return y;
    }

    /// <summary>ln Σ eˣ of what comes up to each element.</summary>
    internal static TensorImpl CumulativeLogSumExp(TensorImpl x, long dim)
    {
        using var temp = new Temporaries();
        var d = Shapes.Dim(dim, x.Rank);
        var input = Real(temp, x, null);
        var y = TensorImpl.Empty(x.Sizes, input.DType);
        Lines.Over(input, d, new RunningLogSumExpLine(temp.Own(Dense(input)), y));
        if (Graph.Records(input))
        {
            Graph.Record(
                y,
                "LogcumsumexpBackward",
                pass =>
                {
                    pass.RefuseTwice();
                    var result = TensorImpl.Empty(pass.Grad.Sizes, pass.Grad.DType);
                    var (values, sums) = (pass.Own(Dense(pass.Saved(0))), pass.Own(Dense(pass.Saved(1))));
                    Lines.Over(result, d, new RunningLogSumExpBackwardLine(values, sums, pass.Own(Dense(pass.Grad)), result));
                    pass.Give(0, result);
                },
                [input],
                [input, Graph.Output]);
        }
        return y;
    }

    /// <summary>The extreme up to each element, and where it is.</summary>
    internal static (TensorImpl Values, TensorImpl Indices) CumulativeExtreme(TensorImpl x, long dim, bool largest)
    {
        using var temp = new Temporaries();
        var d = Shapes.Dim(dim, x.Rank);
        var values = TensorImpl.Empty(x.Sizes, x.DType);
        var indices = TensorImpl.Empty(x.Sizes, ScalarType.Int64);
        Lines.Over(x, d, new RunningExtremeLine(temp.Own(Dense(x)), values, indices, largest));
        if (Graph.Records(x))
        {
            Graph.Record(
                values,
                largest ? "CummaxBackward" : "CumminBackward",
                pass => pass.Give(0, ScatterAdd(pass.Own(ZerosLike(pass.Grad)), d, pass.Saved(0), pass.Grad)),
                [x],
                [indices]);
        }
        return (values, indices);
    }

    /// <summary>In the type given, else with integers and truth values as 64-bit integers: what sums and products are counted in.</summary>
    private static TensorImpl ToCounted(TensorImpl x, ScalarType? dtype) =>
        To(x, dtype ?? (DTypes.IsFloating(x.DType) ? x.DType : ScalarType.Int64));
}
