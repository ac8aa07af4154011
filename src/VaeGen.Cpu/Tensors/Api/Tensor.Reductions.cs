using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => new(Ops.Sum(Impl, [dim], keepdim, type));

        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => new(Ops.Sum(Impl, [dim0, dim1], keepdim, type));

        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) =>
            new(Ops.Sum(Impl, [dim0, dim1, dim2], keepdim, type));

        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => new(Ops.Sum(Impl, dim, keepdim, type));

        public Tensor sum(ScalarType? type = null) => new(Ops.Sum(Impl, [], keepDim: false, type));

        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => new(Ops.Sum(Impl, dim, keepdim, type));

        public Tensor mean() => new(Ops.Mean(Impl, [], keepDim: false, null));

        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => new(Ops.Mean(Impl, dimensions, keepdim, type));

        public Tensor var(bool unbiased = true) => new(Ops.Var(Impl, [], unbiased ? 1 : 0, keepDim: false));

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Convert(Ops.Var(Impl, [dim], unbiased ? 1 : 0, keepdim), type);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Convert(Ops.Var(Impl, dimensions, unbiased ? 1 : 0, keepdim), type);

        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Convert(Ops.Var(Impl, dimensions, unbiased ? 1 : 0, keepdim), type);

        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Convert(Ops.Var(Impl, [dim.Item1, dim.Item2, dim.Item3], unbiased ? 1 : 0, keepdim), type);

        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Convert(Ops.Var(Impl, [dim.Item1, dim.Item2], unbiased ? 1 : 0, keepdim), type);

        public Tensor std(bool unbiased = true) => new(Ops.Std(Impl, [], unbiased ? 1 : 0, keepDim: false));

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Convert(Ops.Std(Impl, [dim], unbiased ? 1 : 0, keepdim), type);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Convert(Ops.Std(Impl, dimensions, unbiased ? 1 : 0, keepdim), type);

        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Convert(Ops.Std(Impl, dimensions, unbiased ? 1 : 0, keepdim), type);

        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Convert(Ops.Std(Impl, [dim.Item1, dim.Item2, dim.Item3], unbiased ? 1 : 0, keepdim), type);

        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            Convert(Ops.Std(Impl, [dim.Item1, dim.Item2], unbiased ? 1 : 0, keepdim), type);

        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => (this.var(unbiased), mean());

        public (Tensor var, Tensor mean) var_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            (this.var(dim, unbiased, keepdim, type), new Tensor(Ops.Mean(Impl, [dim], keepdim, type)));

        public (Tensor std, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            (this.var(dimensions, unbiased, keepdim, type), new Tensor(Ops.Mean(Impl, dimensions, keepdim, type)));

        public (Tensor std, Tensor mean) var_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            (this.var(dimensions, unbiased, keepdim, type), new Tensor(Ops.Mean(Impl, dimensions, keepdim, type)));

        public (Tensor var, Tensor mean) var_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            (this.var(dim, unbiased, keepdim, type), new Tensor(Ops.Mean(Impl, [dim.Item1, dim.Item2, dim.Item3], keepdim, type)));

        public (Tensor var, Tensor mean) var_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            (this.var(dim, unbiased, keepdim, type), new Tensor(Ops.Mean(Impl, [dim.Item1, dim.Item2], keepdim, type)));

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => (this.std(unbiased), mean());

        public (Tensor std, Tensor mean) std_mean(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            (this.std(dim, unbiased, keepdim, type), new Tensor(Ops.Mean(Impl, [dim], keepdim, type)));

        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            (this.std(dimensions, unbiased, keepdim, type), new Tensor(Ops.Mean(Impl, dimensions, keepdim, type)));

        public (Tensor std, Tensor mean) std_mean(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            (this.std(dimensions, unbiased, keepdim, type), new Tensor(Ops.Mean(Impl, dimensions, keepdim, type)));

        public (Tensor std, Tensor mean) std_mean((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            (this.std(dim, unbiased, keepdim, type), new Tensor(Ops.Mean(Impl, [dim.Item1, dim.Item2, dim.Item3], keepdim, type)));

        public (Tensor std, Tensor mean) std_mean((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            (this.std(dim, unbiased, keepdim, type), new Tensor(Ops.Mean(Impl, [dim.Item1, dim.Item2], keepdim, type)));

        public Tensor amax(params long[] dims) => new(Ops.Amax(Impl, dims, keepDim: false));

        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Write(Ops.Amax(Impl, dims, keepdim), @out);

        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Write(Ops.Amax(Impl, dims, keepdim), @out);

        public Tensor amin(params long[] dims) => new(Ops.Amin(Impl, dims, keepDim: false));

        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Write(Ops.Amin(Impl, dims, keepdim), @out);

        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Write(Ops.Amin(Impl, dims, keepdim), @out);

        public Tensor max() => new(Ops.Amax(Impl, [], keepDim: false));

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Pair(Ops.ExtremeAlong(Impl, dim, keepdim, largest: true));

        public Tensor max(Tensor other) => new(Ops.Maximum(Impl, other.Impl));

        public Tensor min() => new(Ops.Amin(Impl, [], keepDim: false));

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Pair(Ops.ExtremeAlong(Impl, dim, keepdim, largest: false));

        public Tensor min(Tensor other) => new(Ops.Minimum(Impl, other.Impl));

        public Tensor argmax() => new(Ops.ArgExtreme(Impl, null, false, largest: true));

        public Tensor argmax(long dim, bool keepdim = false) => new(Ops.ArgExtreme(Impl, dim, keepdim, largest: true));

        public Tensor argmin() => new(Ops.ArgExtreme(Impl, null, false, largest: false));

        public Tensor argmin(long dim, bool keepdim = false) => new(Ops.ArgExtreme(Impl, dim, keepdim, largest: false));

        public Tensor any() => new(Ops.Any(Impl, [], keepDim: false));

        public Tensor any(long dim, bool keepdim = false) => new(Ops.Any(Impl, [dim], keepdim));

        public Tensor all() => new(Ops.All(Impl, [], keepDim: false));

        public Tensor all(long dim, bool keepdim = false) => new(Ops.All(Impl, [dim], keepdim));

        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => new(Ops.Prod(Impl, dim, keepdim, type));

        public Tensor prod(ScalarType? type = null) => new(Ops.Prod(Impl, type));

        public Tensor logsumexp(long dim, bool keepdim = false) => new(Ops.LogSumExp(Impl, [dim], keepdim));

        public Tensor cumsum(long dim, ScalarType? type = null) => new(Ops.CumulativeSum(Impl, dim, type));

        public Tensor norm(int dim, bool keepdim = false, float p = 2) => new(Ops.Norm(Impl, p, [dim], keepdim));

        public Tensor norm(float p = 2) => new(Ops.Norm(Impl, p, [], keepDim: false));

        public Tensor count_nonzero(long[]? dims = null) => new(Ops.CountNonZero(Impl, dims ?? []));

        private static Tensor Convert(TensorImpl result, ScalarType? type)
        {
            using var temp = new Temporaries();
            return new Tensor(Ops.To(temp.Own(result), type ?? result.DType));
        }
    }
}
