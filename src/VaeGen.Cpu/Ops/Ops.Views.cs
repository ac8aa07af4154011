using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>The same memory, seen differently: recorded, and known as a view of its base.</summary>
    private static TensorImpl MakeView(TensorImpl x, long[] sizes, long[] strides, long offset, string name, BackwardFunction backward)
    {
        var y = x.Alias(sizes, strides, offset);
        if (GradMode.IsEnabled && !x.IsInference)
        {
            if (x.RequiresGrad && DTypes.IsFloating(x.DType))
            {
                Graph.RecordView(y, name, backward, x);
            }
            y.SetViewOf(x);
        }
        return y;
    }

    internal static TensorImpl AsStrided(TensorImpl x, long[] sizes, long[] strides, long offset)
    {
        var (rootSizes, rootStrides, rootOffset) = (x.Sizes, x.Strides, x.Offset);
        return MakeView(
            x,
            sizes,
            strides,
            offset,
            "AsStridedBackward",
            pass => pass.Give(0, ScatterStrided(pass.Grad, sizes, strides, offset, rootSizes, rootStrides, rootOffset)));
    }

    /// <summary>Zeros shaped like a base, with the gradient of one of its strided views added in place.</summary>
    internal static TensorImpl ScatterStrided(
        TensorImpl gradient, long[] sizes, long[] strides, long offset, long[] rootSizes, long[] rootStrides, long rootOffset)
    {
        var whole = Full(rootSizes, 0, gradient.DType);
        if (!Shapes.IsContiguous(rootSizes, rootStrides))
        {
            whole.Reshape(rootSizes, rootStrides, 0);
        }
        using var temp = new Temporaries();
        var region = temp.Own(whole.Alias(sizes, strides, offset - rootOffset));
        _ = Pointwise.Binary(default(AddOp), region, gradient, region);
        if (Graph.Records(gradient))
        {
            Graph.Record(
                whole,
                "ScatterStridedBackward",
                pass => pass.Give(0, LookStrided(pass, pass.Grad, sizes, strides, offset, rootStrides, rootOffset)),
                [gradient]);
        }
        return whole;
    }

    /// <summary>What a strided view of the base sees of a gradient that has the base's sizes.</summary>
    internal static TensorImpl LookStrided(
        Backprop pass, TensorImpl gradient, long[] sizes, long[] strides, long offset, long[] rootStrides, long rootOffset)
    {
        Errors.Check(
            Shapes.IsContiguous(gradient.Sizes, rootStrides),
            $"second derivatives of in-place changes are only implemented for contiguous tensors, and {pass.Node.Name} has strides {Shapes.Text(rootStrides)}");
        var dense = pass.Own(Contiguous(gradient));
        return AsStrided(dense, sizes, strides, dense.Offset + offset - rootOffset);
    }

    internal static TensorImpl Expand(TensorImpl x, long[] sizes)
    {
        var lead = sizes.Length - x.Rank;
        Errors.Check(
            lead >= 0,
            $"expand: the number of sizes provided ({sizes.Length}) must be greater or equal to the number of dimensions in the tensor ({x.Rank})");
        var target = new long[sizes.Length];
        var strides = new long[sizes.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            var own = i - lead;
            var size = sizes[i];
            if (own < 0)
            {
                Errors.Check(size >= 0, $"The expanded size of the tensor ({size}) isn't allowed in a leading, non-existing dimension {i}");
                target[i] = size;
                continue;
            }
            target[i] = size == -1 ? x.Sizes[own] : size;
            Errors.Check(
                x.Sizes[own] == target[i] || x.Sizes[own] == 1,
                $"The expanded size of the tensor ({size}) must match the existing size ({x.Sizes[own]}) at non-singleton dimension {i}.  Target sizes: {Shapes.Text(sizes)}.  Tensor sizes: {Shapes.Text(x.Sizes)}");
            strides[i] = x.Sizes[own] == target[i] ? x.Strides[own] : 0;
        }
        var from = x.Sizes;
        return MakeView(x, target, strides, x.Offset, "ExpandBackward", pass => pass.GiveSummed(0, pass.Grad.Retain(), from));
    }

    internal static TensorImpl Transpose(TensorImpl x, long dim0, long dim1)
    {
        int a = Shapes.Dim(dim0, x.Rank), b = Shapes.Dim(dim1, x.Rank);
        if (x.Rank == 0)
        {
            return MakeView(x, x.Sizes, x.Strides, x.Offset, "TransposeBackward", static pass => pass.Give(0, pass.Grad.Retain()));
        }
        var sizes = (long[])x.Sizes.Clone();
        var strides = (long[])x.Strides.Clone();
        (sizes[a], sizes[b]) = (sizes[b], sizes[a]);
        (strides[a], strides[b]) = (strides[b], strides[a]);
        return MakeView(x, sizes, strides, x.Offset, "TransposeBackward", pass => pass.Give(0, Transpose(pass.Grad, a, b)));
    }
}
