using TorchSharp;
using VaeGen.Cpu.Autograd;

namespace VaeGen.Cpu.Functional;

/// <summary>Padding, one dimension after the other, joined from pieces of the input: so its gradients come from the joining's.</summary>
internal static class PadOp
{
    /// <param name="input">Any shape; other modes than a constant: batch and channels, or (not circular) channels alone, before the dimensions padded.</param>
    /// <param name="pad">Before and after the last dimension, then the one before it, and so on; negative: what is cut off.</param>
    /// <param name="mode">With what.</param>
    /// <param name="value">The constant.</param>
    internal static TensorImpl Run(TensorImpl input, ReadOnlySpan<long> pad, PaddingModes mode, double value)
    {
        var dimensions = pad.Length / 2;
        Errors.Check(pad.Length % 2 == 0, $"Padding length must be divisible by 2, but {pad.Length} numbers were given");
        Errors.Check(dimensions <= input.Rank, $"Padding length should be less than or equal to two times the input dimension but got padding length {pad.Length} and input of shape {Shapes.Text(input.Sizes)}");
        var isConstant = mode is PaddingModes.Constant or PaddingModes.Zeros;
        Errors.Check(
            isConstant || (dimensions is >= 1 and <= 3 && (input.Rank == dimensions + 2 || (input.Rank == dimensions + 1 && mode != PaddingModes.Circular))),
            $"Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now, circular padding only with batch and channels: {mode} padding {Shapes.Text(pad.ToArray())} of an input of shape {Shapes.Text(input.Sizes)}");
        using var temp = new Temporaries();
        var x = input;
        for (var i = 0; i < dimensions; i++)
        {
            x = temp.Own(Along(x, input.Rank - 1 - i, pad[2 * i], pad[(2 * i) + 1], isConstant ? PaddingModes.Constant : mode, value));
        }

        // never the input itself: what is returned has a life of its own
        return ReferenceEquals(x, input) ? Ops.Clone(input) : x.Retain();
    }

    private static TensorImpl Along(TensorImpl x, int dim, long before, long after, PaddingModes mode, double value)
    {
        var size = x.Sizes[dim];
        Errors.Check(
            size + before + after >= 0,
            $"The input size {size}, plus negative padding {before} and {after}, resulted in a negative output size, which is invalid: dimension {dim} of the shape {Shapes.Text(x.Sizes)}");
        CheckSource(x, dim, before, after, mode);
        using var temp = new Temporaries();
        long cut = Math.Max(0, -before), kept = size - cut - Math.Max(0, -after);
        var middle = cut == 0 && kept == size ? x : temp.Own(Ops.Narrow(x, dim, Math.Min(cut, size), Math.Max(0, kept)));
        var parts = new List<TensorImpl>(3);
        if (before > 0)
        {
            parts.Add(temp.Own(Piece(x, dim, before, mode, value, isBefore: true)));
        }

        parts.Add(middle);
        if (after > 0)
        {
            parts.Add(temp.Own(Piece(x, dim, after, mode, value, isBefore: false)));
        }

        return parts.Count == 1 ? middle.Retain() : Ops.Cat([.. parts], dim);
    }

    private static TensorImpl Piece(TensorImpl x, int dim, long length, PaddingModes mode, double value, bool isBefore)
    {
        using var temp = new Temporaries();
        var size = x.Sizes[dim];
        var sizes = (long[])x.Sizes.Clone();
        sizes[dim] = length;
        return mode switch
        {
            PaddingModes.Reflect => Ops.Flip(temp.Own(Ops.Narrow(x, dim, isBefore ? 1 : size - 1 - length, length)), [dim]),
            PaddingModes.Replicate => Ops.Expand(temp.Own(Ops.Narrow(x, dim, isBefore ? 0 : size - 1, 1)), sizes),
            PaddingModes.Circular => Ops.Narrow(x, dim, isBefore ? size - length : 0, length),
            _ => Ops.Full(sizes, value, x.DType),
        };
    }

    private static void CheckSource(TensorImpl x, int dim, long before, long after, PaddingModes mode)
    {
        var (size, most) = (x.Sizes[dim], Math.Max(before, after));
        var fits = mode switch
        {
            PaddingModes.Reflect => most < size,
            PaddingModes.Circular => most <= size,
            PaddingModes.Replicate => most <= 0 || size > 0,
            _ => true,
        };
        Errors.Check(
            fits,
            $"Padding size should be less than the corresponding input dimension, but got: {mode} padding ({before}, {after}) at dimension {dim} of input {Shapes.Text(x.Sizes)}");
    }
}
