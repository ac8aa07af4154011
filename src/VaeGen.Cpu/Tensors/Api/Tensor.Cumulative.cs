using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Products of what comes up to each element.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => new(Ops.CumulativeProduct(Impl, dim, type));

        /// <summary>ln Σ eˣ of what comes up to each element.</summary>
        public Tensor logcumsumexp(long dim) => new(Ops.CumulativeLogSumExp(Impl, dim));

        /// <summary>The greatest up to each element, and where it is.</summary>
        public (Tensor values, Tensor indexes) cummax(long dim) => Pair(Ops.CumulativeExtreme(Impl, dim, largest: true));

        /// <summary>The least up to each element, and where it is.</summary>
        public (Tensor values, Tensor indexes) cummin(long dim) => Pair(Ops.CumulativeExtreme(Impl, dim, largest: false));
    }
}
