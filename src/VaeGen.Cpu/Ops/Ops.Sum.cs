using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Reductions;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>Sums out the dimensions given, or all of them when there are none. Integers and truth values are counted in 64 bits.</summary>
    internal static TensorImpl Sum(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim, ScalarType? dtype = null)
    {
        using var temp = new Temporaries();
        var input = temp.Own(ToCounted(x, dtype));
        var layout = ReducedLayout.Of(x.Sizes, dims, keepDim);
        var y = Reduce.Run<SumReducer>(input, layout);
        if (Graph.Records(input))
        {
            var from = x.Sizes;
            Graph.Record(y, "SumBackward", pass => pass.Give(0, ExpandReduced(pass.Grad, from, layout)), [input]);
        }
        return y;
    }

    internal static TensorImpl Mean(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim, ScalarType? dtype = null)
    {
        var type = dtype ?? x.DType;
        Errors.Check(
            DTypes.IsFloating(type),
            $"mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {DTypes.Name(type)}");
        using var temp = new Temporaries();
        var input = temp.Own(To(x, type));
        var layout = ReducedLayout.Of(x.Sizes, dims, keepDim);
        var sum = temp.Own(Sum(input, dims, keepDim));
        return Div(sum, temp.Own(Wrap(Number.Of((double)layout.ReducedCount))));
    }

    /// <summary>Sums what was broadcast, so that the result has the sizes given.</summary>
    internal static TensorImpl SumTo(TensorImpl x, long[] sizes)
    {
        var lead = x.Rank - sizes.Length;
        Span<long> dims = stackalloc long[x.Rank];
        var count = 0;
        for (var i = 0; i < x.Rank; i++)
        {
            if (i < lead || (sizes[i - lead] == 1 && x.Sizes[i] != 1))
            {
                dims[count++] = i;
            }
        }
        if (count == 0)
        {
            return x.Retain();
        }
        using var temp = new Temporaries();
        return View(temp.Own(Sum(x, dims[..count], keepDim: true)), sizes);
    }

    /// <summary>A reduction's gradient, spread again over what was reduced: a view.</summary>
    internal static TensorImpl ExpandReduced(TensorImpl gradient, long[] sizes, ReducedLayout layout)
    {
        using var temp = new Temporaries();
        return Expand(temp.Own(View(gradient, layout.KeptSizes)), sizes);
    }
}
