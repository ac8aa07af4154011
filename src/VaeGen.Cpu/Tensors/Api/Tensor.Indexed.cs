using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A copy with whole slices along a dimension replaced by the source's.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source) => new(Ops.CopySlices(Impl, dim, index.Impl, source.Impl));

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => InPlace(Ops.CopySlices(Impl, dim, index.Impl, source.Impl, Impl));

        /// <summary>A copy with whole slices along a dimension filled with a number.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value) => new(Ops.FillSlices(Impl, dim, index.Impl, value.Value));

        public Tensor index_fill_(long dim, Tensor index, Scalar value) => InPlace(Ops.FillSlices(Impl, dim, index.Impl, value.Value, Impl));

        /// <summary>The elements of the flattened tensor at the places given.</summary>
        public Tensor take(Tensor index) => new(Ops.Take(Impl, index.Impl));

        /// <summary>The elements along a dimension at the places given, which broadcast beside it; without a dimension, of the flattened tensor.</summary>
        public Tensor take_along_dim(Tensor indices) => new(Ops.TakeAlong(Impl, indices.Impl, null));

        public Tensor take_along_dim(Tensor indices, long dim) => new(Ops.TakeAlong(Impl, indices.Impl, dim));

        public Tensor take_along_dim(IEnumerable<long> indices) => TakeAlong(indices, null);

        public Tensor take_along_dim(IEnumerable<long> indices, long dim) => TakeAlong(indices, dim);

        /// <summary>A copy with the elements of another tensor, in their order, where the mask holds.</summary>
        public Tensor masked_scatter(Tensor mask, Tensor value) => new(Ops.MaskedScatter(Impl, mask.Impl, value.Impl));

        public Tensor masked_scatter_(Tensor mask, Tensor value) => Overwrite(Ops.MaskedScatter(Impl, mask.Impl, value.Impl));

        /// <summary>Whether each element is among others.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) => new(Ops.IsIn(Impl, test_elements.Impl, invert));

        public Tensor argwhere() => nonzero();
    }
}
