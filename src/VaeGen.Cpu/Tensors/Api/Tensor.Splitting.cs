using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Parts of nearly equal size along a dimension: the first ones are one longer.</summary>
        public Tensor[] tensor_split(long size, long dim = 0) => Handles(Ops.TensorSplit(Impl, size, dim));

        /// <summary>Parts that start and end at the places given.</summary>
        public Tensor[] tensor_split(long[] sizes, long dim = 0) => Handles(Ops.TensorSplit(Impl, sizes, dim));

        /// <summary>By the number of parts that a scalar says, or at the places that a vector says.</summary>
        public Tensor[] tensor_split(Tensor indices, long dim = 0) =>
            indices.Impl.Rank == 0 ? tensor_split(indices.to(ScalarType.Int64).item<long>(), dim) : Handles(Ops.TensorSplit(Impl, VaeGen.Cpu.Picking.IndexValues.Read(indices.Impl), dim));

        /// <summary>Equal parts side by side: along the second dimension, or a vector's only one.</summary>
        public Tensor[] hsplit(long size) => EqualParts("hsplit", size, Impl.Rank == 1 ? 0 : 1);

        public Tensor[] hsplit(params long[] sizes) => tensor_split(sizes, Impl.Rank == 1 ? 0 : 1);

        public Tensor[] hsplit(Tensor indices) => tensor_split(indices, Impl.Rank == 1 ? 0 : 1);

        /// <summary>Equal parts one below the other.</summary>
        public Tensor[] vsplit(long size) => EqualParts("vsplit", size, 0);

        public Tensor[] vsplit(params long[] sizes) => tensor_split(sizes, 0);

        public Tensor[] vsplit(Tensor indices) => tensor_split(indices, 0);

        /// <summary>Equal parts along the third dimension.</summary>
        public Tensor[] dsplit(long size) => EqualParts("dsplit", size, 2);

        public Tensor[] dsplit(params long[] sizes) => tensor_split(sizes, 2);

        public Tensor[] dsplit(Tensor indices) => tensor_split(indices, 2);

        public Tensor[] dsplit((long, long) indices_or_sections) => tensor_split([indices_or_sections.Item1, indices_or_sections.Item2], 2);

        public Tensor[] dsplit((long, long, long) indices_or_sections) =>
            tensor_split([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3], 2);

        public Tensor[] dsplit((long, long, long, long) indices_or_sections) =>
            tensor_split([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4], 2);

        /// <summary>At least one dimension.</summary>
        public Tensor atleast_1d() => Impl.Rank == 0 ? reshape(1) : alias();

        /// <summary>At least two dimensions: a vector becomes a row.</summary>
        public Tensor atleast_2d() => Impl.Rank == 0 ? reshape(1, 1) : Impl.Rank == 1 ? unsqueeze(0) : alias();

        /// <summary>At least three dimensions: a vector becomes [1, n, 1], a matrix [m, n, 1].</summary>
        public Tensor atleast_3d() => Impl.Rank == 0 ? reshape(1, 1, 1) : Impl.Rank == 1 ? reshape(1, -1, 1) : Impl.Rank == 2 ? unsqueeze(-1) : alias();
    }
}
