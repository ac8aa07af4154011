using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => new(Ops.View(Impl, (long[])shape.Clone()));

        public Tensor view_as(Tensor other) => new(Ops.View(Impl, other.Impl.Sizes));

        public Tensor reshape(params long[] shape) => new(Ops.Reshape(Impl, (long[])shape.Clone()));

        public Tensor ravel() => new(Ops.Reshape(Impl, [-1]));

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => new(Ops.Flatten(Impl, start_dim, end_dim));

        public Tensor unflatten(long dim, params long[] sizes) => new(Ops.Unflatten(Impl, dim, sizes));

        public Tensor unflatten(long dim, Size sizes) => new(Ops.Unflatten(Impl, dim, sizes.Shape));

        public Tensor squeeze(long? dim = null) => new(Ops.Squeeze(Impl, dim));

        public Tensor unsqueeze(long dim) => new(Ops.Unsqueeze(Impl, dim));

        public Tensor squeeze_(long? dim = null) => Reshaped(Ops.Squeeze(Impl, dim));

        public Tensor unsqueeze_(long dim) => Reshaped(Ops.Unsqueeze(Impl, dim));

        public Tensor transpose_(long dim0, long dim1) => Reshaped(Ops.Transpose(Impl, dim0, dim1));

        public Tensor transpose(long dim0, long dim1) => new(Ops.Transpose(Impl, dim0, dim1));

        public Tensor swapaxes(long dim0, long dim1) => new(Ops.Transpose(Impl, dim0, dim1));

        public Tensor swapdims(long dim0, long dim1) => new(Ops.Transpose(Impl, dim0, dim1));

        public Tensor permute(IEnumerable<long> permutation) => new(Ops.Permute(Impl, [.. permutation]));

        public Tensor permute(params long[] permutation) => new(Ops.Permute(Impl, (long[])permutation.Clone()));

        public Tensor expand(params long[] sizes) => new(Ops.Expand(Impl, (long[])sizes.Clone()));

        public Tensor expand(long[] sizes, bool isImplicit = false) => new(Ops.Expand(Impl, (long[])sizes.Clone()));

        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => new(Ops.Expand(Impl, sizes.ToArray()));

        public Tensor expand(Size sizes, bool isImplicit = false) => new(Ops.Expand(Impl, sizes.Shape));

        public Tensor expand_as(Tensor other) => new(Ops.Expand(Impl, other.Impl.Sizes));

        public Tensor broadcast_to(params long[] shape) => new(Ops.Expand(Impl, (long[])shape.Clone()));

        public Tensor narrow(long dim, long start, long length) => new(Ops.Narrow(Impl, dim, start, length));

        public Tensor select(long dim, long index) => new(Ops.Select(Impl, dim, index));

        /// <exception cref="ArgumentException">The step is not positive.</exception>
        public Tensor slice(long dim, long start, long finish, long step) => step > 0
            ? new(Ops.Slice(Impl, dim, start, finish, step))
            : throw new ArgumentException($"A slice goes forwards: its step must be positive, not {step}.", nameof(step));

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            new(Ops.AsStrided(Impl, (long[])size.Clone(), (long[])strides.Clone(), storageOffset));

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => new(Ops.Diagonal(Impl, offset, dim1, dim2));

        public Tensor T => Impl.Rank == 2 ? t() : new Tensor(Ops.Permute(Impl, [.. Enumerable.Range(0, Impl.Rank).Reverse().Select(static d => (long)d)]));

        public Tensor mT => transpose(-2, -1);

        /// <summary>A matrix transposed; a vector as it is.</summary>
        public Tensor t()
        {
            var rank = Impl.Rank;
            Errors.Check(rank <= 2, $"t() expects a tensor with <= 2 dimensions, but self is {rank}D");
            return rank < 2 ? alias() : transpose(0, 1);
        }

        /// <summary>A dimension moved to another place.</summary>
        public Tensor movedim(long[] source, long[] destination)
        {
            var rank = Impl.Rank;
            var order = new long[rank];
            Array.Fill(order, -1);
            var isMoved = new bool[rank];
            for (var i = 0; i < source.Length; i++)
            {
                var from = Shapes.Dim(source[i], rank);
                order[Shapes.Dim(destination[i], rank)] = from;
                isMoved[from] = true;
            }
            var next = 0;
            for (var i = 0; i < rank; i++)
            {
                if (order[i] >= 0)
                {
                    continue;
                }
                while (isMoved[next])
                {
                    next++;
                }
                order[i] = next++;
            }
            return new Tensor(Ops.Permute(Impl, order));
        }

        // The in-place forms change the tensor's own geometry.
        private Tensor Reshaped(TensorImpl view)
        {
            var target = Impl;
            Graph.PrepareInPlace(target);
            target.Reshape(view.Sizes, view.Strides, view.Offset);
            if (view.GradFn is { } node)
            {
                target.SetGradFn(node, view.OutputIndex);
            }
            view.Release();
            return this;
        }
    }
}
