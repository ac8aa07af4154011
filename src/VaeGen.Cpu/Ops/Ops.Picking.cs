using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Picking;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>A part of a tensor, as a view.</summary>
    internal static TensorImpl Look(TensorImpl x, Region region) => MakeView(
        x,
        region.Sizes,
        region.StridesIn(x.Strides),
        x.Offset + region.OffsetIn(x.Strides),
        "SliceBackward",
        pass => pass.Give(0, Place(pass.Grad, region)));

    /// <summary>Zeros, with the values where the region is.</summary>
    private static TensorImpl Place(TensorImpl values, Region region)
    {
        var whole = Full(region.SourceSizes, 0, values.DType);
        using var temp = new Temporaries();
        var strides = whole.Strides;
        CopyInto(temp.Own(whole.Alias(region.Sizes, region.StridesIn(strides), region.OffsetIn(strides))), values);
        if (Graph.Records(values))
        {
            Graph.Record(whole, "PlaceBackward", pass => pass.Give(0, Look(pass.Grad, region)), [values]);
        }
        return whole;
    }

    /// <summary>Copies the picked elements.</summary>
    internal static TensorImpl Take(TensorImpl x, IndexPlan plan)
    {
        var y = TensorImpl.Empty(plan.BlockSizes, x.DType);
        IndexCopy.Take(y, x, plan);
        PutInOrder(y, plan);
        if (Graph.Records(x))
        {
            Graph.Record(y, "IndexBackward", pass => pass.Give(0, Spread(pass.Grad, plan)), [x]);
        }
        return y;
    }

    /// <summary>Zeros, with each value added where it was picked from.</summary>
    private static TensorImpl Spread(TensorImpl values, IndexPlan plan)
    {
        var whole = Full(plan.Sizes, 0, values.DType);
        using (var temp = new Temporaries())
        {
            IndexCopy.Add(whole, temp.Own(InBlocks(values, plan)), plan);
        }
        if (Graph.Records(values))
        {
            Graph.Record(whole, "IndexPutBackward", pass => pass.Give(0, Take(pass.Grad, plan)), [values]);
        }
        return whole;
    }

    /// <summary>Writes values, broadcast, over the picked elements, or adds them.</summary>
    internal static void Put(TensorImpl target, IndexPlan plan, TensorImpl values, bool accumulate)
    {
        Errors.Check(
            target.DType == values.DType,
            $"Index put requires the source and destination dtypes match, got {DTypes.Name(target.DType)} for the destination and {DTypes.Name(values.DType)} for the source.");
        Errors.Check(
            Shapes.Same(Shapes.Broadcast(plan.ResultSizes, values.Sizes), plan.ResultSizes),
            $"shape mismatch: value tensor of shape {Shapes.Text(values.Sizes)} cannot be broadcast to indexing result of shape {Shapes.Text(plan.ResultSizes)}");
        Graph.PrepareInPlace(target);
        using (var temp = new Temporaries())
        {
            var blocks = temp.Own(InBlocks(temp.Own(Expand(values, plan.ResultSizes)), plan));
            if (accumulate)
            {
                IndexCopy.Add(target, blocks, plan);
            }
            else
            {
                IndexCopy.Put(target, blocks, plan);
            }
            target.Storage.Version++;
        }
        if (Graph.Records(target, values))
        {
            var sizes = values.Sizes;
            Graph.Record(
                target,
                "IndexPutBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.Give(0, accumulate ? pass.Grad.Retain() : Without(pass.Grad, plan));
                    }
                    if (pass.Needs(1))
                    {
                        pass.GiveSummed(1, Take(pass.Grad, plan), sizes);
                    }
                },
                [target, values]);
        }
    }

    /// <summary>A copy with zeros at the picked elements.</summary>
    private static TensorImpl Without(TensorImpl x, IndexPlan plan)
    {
        var y = Clone(x);
        using var temp = new Temporaries();
        Put(y, plan, temp.Own(Full(Shapes.Scalar, 0, y.DType)), accumulate: false);
        return y;
    }

    /// <summary>The values of a result with the picked positions in front, dense; owned by the caller.</summary>
    private static TensorImpl InBlocks(TensorImpl values, IndexPlan plan)
    {
        var strides = new long[plan.Order.Length];
        for (var i = 0; i < strides.Length; i++)
        {
            strides[plan.Order[i]] = values.Strides[i];
        }
        using var temp = new Temporaries();
        var blocks = temp.Own(values.Alias(plan.BlockSizes, strides, values.Offset));
        return blocks.IsContiguous ? blocks.Retain() : CloneStrided(blocks, Shapes.ContiguousStrides(blocks.Sizes));
    }

    /// <summary>The dense blocks seen in the order of the result's dimensions.</summary>
    private static void PutInOrder(TensorImpl blocks, IndexPlan plan)
    {
        var strides = blocks.Strides;
        blocks.Reshape(plan.ResultSizes, Array.ConvertAll(plan.Order, dim => strides[dim]), 0);
    }
}
