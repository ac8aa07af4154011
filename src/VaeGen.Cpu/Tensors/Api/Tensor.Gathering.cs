using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor scatter(long dim, Tensor index, Tensor src) => new(Ops.Scatter(Impl, dim, index.Impl, src.Impl));

        public Tensor scatter_(long dim, Tensor index, Tensor src) => InPlace(Ops.Scatter(Impl, dim, index.Impl, src.Impl, Impl));

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => new(Ops.ScatterAdd(Impl, dim, index.Impl, src.Impl));

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => InPlace(Ops.ScatterAdd(Impl, dim, index.Impl, src.Impl, Impl));

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) =>
            new(Ops.IndexAdd(Impl, dim, index.Impl, source.Impl, alpha.Value));

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            InPlace(Ops.IndexAdd(Impl, dim, index.Impl, source.Impl, alpha.Value, Impl));

        public Tensor nonzero() => new(Ops.NonZero(Impl));

        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Pair(Ops.Sort(Impl, dim, descending));

        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Pair(Ops.TopK(Impl, k, dim, largest));

        public Tensor argsort(long dim = -1, bool descending = false) => new(Ops.ArgSort(Impl, dim, descending));

        public Tensor tril(long diagonal = 0) => new(Ops.Triangle(Impl, diagonal, lower: true));

        public Tensor triu(long diagonal = 0) => new(Ops.Triangle(Impl, diagonal, lower: false));
    }
}
