using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor[] chunk(long chunks, long dim = 0) => Handles(Ops.Chunk(Impl, chunks, dim));

        public Tensor[] split(long size, int dim = 0) => Handles(Ops.Split(Impl, size, dim));

        public Tensor[] split(params long[] sizes) => Handles(Ops.Split(Impl, sizes, 0));

        public Tensor[] split(long[] sizes, long dim = 0) => Handles(Ops.Split(Impl, sizes, dim));

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Handles(Ops.Split(Impl, sizes, dim));

        public Tensor[] unbind(long dimension = 0) => Handles(Ops.Unbind(Impl, dimension));

        public Tensor repeat(params long[] sizes) => new(Ops.Repeat(Impl, sizes));

        public Tensor tile(long[] reps) => new(Ops.Tile(Impl, reps));

        public Tensor flip(params long[] dims) => new(Ops.Flip(Impl, (long[])dims.Clone()));

        public Tensor fliplr() => new(Ops.Flip(Impl, [1]));

        public Tensor flipud() => new(Ops.Flip(Impl, [0]));

        internal static Tensor[] Handles(TensorImpl[] impls) => Array.ConvertAll(impls, static impl => new Tensor(impl));
    }
}
