using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elements shifted along dimensions; those that leave at one end enter at the other.</summary>
        public Tensor roll(long shifts, long? dims = null) => new(dims is { } dim ? Ops.Roll(Impl, [shifts], [dim]) : Ops.Roll(Impl, [shifts], []));

        public Tensor roll(long[] shifts) => new(Ops.Roll(Impl, shifts, [0]));

        public Tensor roll(long[] shifts, long[] dims) => new(Ops.Roll(Impl, shifts, dims));

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => new(Ops.Roll(Impl, shifts, dims));

        public Tensor roll((long, long) shifts, (long, long) dims) => new(Ops.Roll(Impl, [shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]));

        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            new(Ops.Roll(Impl, [shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]));

        /// <summary>Quarter turns in a plane, the first two dimensions by default, from its first dimension towards its second.</summary>
        public Tensor rot90(long k = 1, (long, long)? dims = null) => new(Ops.Rot90(Impl, k, dims?.Item1 ?? 0, dims?.Item2 ?? 1));

        /// <summary>Windows along a dimension, as a view: the dimension counts them, and a new last one runs through each.</summary>
        public Tensor unfold(long dimension, long size, long step) => new(Ops.Unfold(Impl, dimension, size, step));

        /// <summary>Every element of the flattened tensor, or slice along a dimension, so many times in a row.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) => new(Ops.RepeatInterleave(Impl, repeats, dim));

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) => new(Ops.RepeatInterleave(Impl, repeats.Impl, dim));

        /// <summary>The matrix, or batch of them, with zeros above a diagonal: in place.</summary>
        public Tensor tril_(long diagonal = 0) => Overwrite(Ops.Triangle(Impl, diagonal, lower: true));

        /// <summary>The matrix, or batch of them, with zeros below a diagonal: in place.</summary>
        public Tensor triu_(long diagonal = 0) => Overwrite(Ops.Triangle(Impl, diagonal, lower: false));

        /// <summary>A vector's diagonal matrix, or a matrix's diagonal.</summary>
        public Tensor diag(long diagonal = 0) => new(Ops.Diag(Impl, diagonal));

        /// <summary>Matrices with the last dimension on a diagonal, zeros elsewhere.</summary>
        public Tensor diag_embed(long offset = 0, long dim1 = -2, long dim2 = -1) => new(Ops.DiagonalEmbed(Impl, offset, dim1, dim2));

        /// <summary>The flattened tensor on the diagonal of a matrix.</summary>
        public Tensor diagflat(long offset = 0) => flatten().diag(offset);

        /// <summary>A copy with another tensor's elements on a diagonal.</summary>
        public Tensor diagonal_scatter(Tensor src, long offset = 0, long dim1 = 0, long dim2 = 1) =>
            new(Ops.WithPart(Impl, src.Impl, whole => Ops.Diagonal(whole, offset, dim1, dim2)));

        /// <summary>A copy with another tensor's elements at an index of a dimension.</summary>
        public Tensor select_scatter(Tensor src, long dim, long index) => new(Ops.WithPart(Impl, src.Impl, whole => Ops.Select(whole, dim, index)));

        /// <summary>A copy with another tensor's elements in a slice of a dimension.</summary>
        public Tensor slice_scatter(Tensor src, long dim = 0, long? start = null, long? end = null, long step = 1) =>
            new(Ops.WithPart(Impl, src.Impl, whole => Ops.Slice(whole, dim, start ?? 0, end ?? long.MaxValue, step)));

        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);
    }
}
