using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>A copy that lies as the tensor does, without its gaps.</summary>
    internal static TensorImpl Clone(TensorImpl x) => CopiedTo(Layout.Like(x), x);

    /// <summary>The tensor itself when it is contiguous, else a contiguous copy; owned either way.</summary>
    internal static TensorImpl Contiguous(TensorImpl x) => x.IsContiguous ? x.Retain() : ContiguousCopy(x);

    internal static TensorImpl ContiguousCopy(TensorImpl x) => CopiedTo(TensorImpl.EmptyLike(x), x);

    private static TensorImpl CopiedTo(TensorImpl y, TensorImpl x)
    {
        Conversion.Copy(y, x);
        if (Graph.Records(x))
        {
            Graph.Record(y, "CloneBackward", static pass => pass.Give(0, pass.Grad.Retain()), [x]);
        }
        return y;
    }

    /// <summary>A copy in memory laid out by the strides given, which must be dense.</summary>
    internal static TensorImpl CloneStrided(TensorImpl x, long[] strides)
    {
        var y = TensorImpl.Empty(x.Sizes, x.DType);
        y.Reshape(x.Sizes, strides, 0);
        Conversion.Copy(y, x);
        return y;
    }

    internal static TensorImpl To(TensorImpl x, ScalarType dtype)
    {
        if (x.DType == dtype)
        {
            return x.Retain();
        }
        var y = Layout.Like(x, dtype);
        Conversion.Copy(y, x);
        if (Graph.Records(x) && DTypes.IsFloating(dtype))
        {
            var from = x.DType;
            Graph.Record(y, "ToCopyBackward", pass => pass.Give(0, To(pass.Grad, from)), [x]);
        }
        return y;
    }

    /// <summary>Writes the source, broadcast and converted, over the target; not recorded.</summary>
    internal static void CopyInto(TensorImpl target, TensorImpl source)
    {
        Conversion.Copy(target, source);
        target.Storage.Version++;
    }

    /// <summary>Writes zeros over the target; not recorded.</summary>
    internal static void FillWithZeros(TensorImpl target)
    {
        Conversion.Fill(target, 0, 0);
        target.Storage.Version++;
    }

    internal static void FillInPlace(TensorImpl target, Number value)
    {
        Graph.PrepareInPlace(target);
        Conversion.Fill(target, value.Real, value.Integer);
        target.Storage.Version++;
        if (Graph.Records(target))
        {
            Graph.Record(target, "FillBackward", static pass => pass.Give(0, ZerosLike(pass.Grad)), [target]);
        }
    }

    internal static TensorImpl ZerosLike(TensorImpl x) => Full(x.Sizes, 0, x.DType);

    /// <summary>copy_: the target takes the source's values and, in the graph, its history.</summary>
    internal static void CopyInPlace(TensorImpl target, TensorImpl source)
    {
        var sizes = Shapes.Broadcast(target.Sizes, source.Sizes);
        Errors.Check(
            Shapes.Same(sizes, target.Sizes),
            $"output with shape {Shapes.Text(target.Sizes)} doesn't match the broadcast shape {Shapes.Text(sizes)}");
        Graph.PrepareInPlace(target);
        if (ReferenceEquals(target.Storage, source.Storage))
        {
            using var temp = new Temporaries();
            CopyInto(target, temp.Own(Clone(source)));
        }
        else
        {
            CopyInto(target, source);
        }
        if (Graph.Records(target, source))
        {
            var (sourceSizes, sourceType) = (source.Sizes, source.DType);
            Graph.Record(
                target,
                "CopyBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.Give(0, ZerosLike(pass.Grad));
                    }
                    if (pass.Needs(1))
                    {
                        pass.GiveSummed(1, To(pass.Grad, sourceType), sourceSizes);
                    }
                },
                [target, source]);
        }
    }
}
