using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>beta · this + alpha · the sum of the products of a batch.</summary>
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            new(Ops.Addbmm(Impl, batch1.Impl, batch2.Impl, beta, alpha));

        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Overwrite(Ops.Addbmm(Impl, batch1.Impl, batch2.Impl, beta, alpha));

        /// <summary>beta · this + alpha · the products of a batch, each to its own matrix.</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            new(Ops.Baddbmm(Impl, batch1.Impl, batch2.Impl, beta, alpha));

        /// <summary>beta · this + alpha · a matrix times a vector.</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => new(Ops.Addmv(Impl, mat.Impl, vec.Impl, beta, alpha));

        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1) => Overwrite(Ops.Addmv(Impl, mat.Impl, vec.Impl, beta, alpha));

        /// <summary>beta · this + alpha · the outer product of two vectors.</summary>
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => new(Ops.Addr(Impl, vec1.Impl, vec2.Impl, beta, alpha));

        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => Overwrite(Ops.Addr(Impl, vec1.Impl, vec2.Impl, beta, alpha));

        public Tensor vdot(Tensor target) => dot(target);

        /// <summary>Sums over the last dimensions of this and the first of the other.</summary>
        public Tensor tensordot(Tensor b, long dims = 2) => new(Ops.TensorDot(Impl, b.Impl, dims));

        /// <summary>Sums over pairs of dimensions.</summary>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => new(Ops.TensorDot(Impl, b.Impl, dims1, dims2));

        public Tensor tensordot(Tensor b, (long, long)[] dims) =>
            new(Ops.TensorDot(Impl, b.Impl, Array.ConvertAll(dims, static pair => pair.Item1), Array.ConvertAll(dims, static pair => pair.Item2)));

        /// <summary>Every element of this times the whole of the other.</summary>
        public Tensor kron(Tensor other) => new(Ops.Kronecker(Impl, other.Impl));

        public Tensor adjoint() => mT;

        /// <summary>The sum of a matrix's diagonal.</summary>
        public Tensor trace() => new(Ops.Trace(Impl));
    }
}
