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
        /// <exception cref="ArgumentException">The dimension's size is not a multiple of the number of parts.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor is a scalar.</exception>
        public Tensor[] hsplit(long size) => EqualParts("hsplit", size, Beside());

        public Tensor[] hsplit(params long[] sizes) => tensor_split(sizes, Beside());

        public Tensor[] hsplit(Tensor indices) => tensor_split(indices, Beside());

        /// <summary>Equal parts one below the other.</summary>
        /// <exception cref="ArgumentException">The dimension's size is not a multiple of the number of parts.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor has less than two dimensions.</exception>
        public Tensor[] vsplit(long size) => EqualParts("vsplit", size, Below());

        public Tensor[] vsplit(params long[] sizes) => tensor_split(sizes, Below());

        public Tensor[] vsplit(Tensor indices) => tensor_split(indices, Below());

        /// <summary>Equal parts along the third dimension.</summary>
        /// <exception cref="ArgumentException">The dimension's size is not a multiple of the number of parts.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor has less than three dimensions.</exception>
        public Tensor[] dsplit(long size) => EqualParts("dsplit", size, Behind());

        public Tensor[] dsplit(params long[] sizes) => tensor_split(sizes, Behind());

        public Tensor[] dsplit(Tensor indices) => tensor_split(indices, Behind());

        public Tensor[] dsplit((long, long) indices_or_sections) => dsplit([indices_or_sections.Item1, indices_or_sections.Item2]);

        public Tensor[] dsplit((long, long, long) indices_or_sections) =>
            dsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3]);

        public Tensor[] dsplit((long, long, long, long) indices_or_sections) =>
            dsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4]);

        /// <summary>At least one dimension.</summary>
        public Tensor atleast_1d() => Impl.Rank == 0 ? reshape(1) : alias();

        /// <summary>At least two dimensions: a vector becomes a row.</summary>
        public Tensor atleast_2d() => Impl.Rank == 0 ? reshape(1, 1) : Impl.Rank == 1 ? unsqueeze(0) : alias();

        /// <summary>At least three dimensions: a vector becomes [1, n, 1], a matrix [m, n, 1].</summary>
        public Tensor atleast_3d() => Impl.Rank == 0 ? reshape(1, 1, 1) : Impl.Rank == 1 ? reshape(1, -1, 1) : Impl.Rank == 2 ? unsqueeze(-1) : alias();

        private int Beside() => Along("hsplit", 1, 1);

        private int Below() => Along("vsplit", 0, 2);

        private int Behind() => Along("dsplit", 2, 3);

        // A vector's last dimension is its first.
        private int Along(string operation, int dim, int leastRank)
        {
            Errors.Check(
                Impl.Rank >= leastRank,
                $"torch.{operation} requires a tensor with at least {leastRank} dimension, but got a tensor with {Impl.Rank} dimensions!");
            return Math.Min(dim, Impl.Rank - 1);
        }

        private Tensor[] EqualParts(string operation, long parts, int dim) =>
            parts > 0 && Impl.Sizes[dim] % parts == 0
                ? tensor_split(parts, dim)
                : throw new ArgumentException($"torch.{operation} cannot split dimension {dim}, of size {Impl.Sizes[dim]}, into {parts} equal parts.");
    }
}
