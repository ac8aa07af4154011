using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>beta · this + alpha · the sum of the products of a batch.</summary>
    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) => input.addbmm(batch1, batch2, beta, alpha);

    public static Tensor addbmm_(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        input.addbmm_(batch1, batch2, beta, alpha);

    /// <summary>beta · this + alpha · the products of a batch, each to its own matrix.</summary>
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        input.baddbmm(batch1, batch2, beta, alpha);

    /// <summary>beta · this + alpha · a matrix times a vector.</summary>
    public static Tensor addmv(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmv(mat1, mat2, beta, alpha);

    public static Tensor addmv_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmv_(mat1, mat2, beta, alpha);

    /// <summary>beta · this + alpha · the outer product of two vectors.</summary>
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => input.addr(vec1, vec2, beta, alpha);

    public static Tensor addr_(Tensor input, Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1) => input.addr_(vec1, vec2, beta, alpha);

    public static Tensor vdot(Tensor input, Tensor target) => input.vdot(target);

    /// <summary>Sums over the last dimensions of this and the first of the other.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) => a.tensordot(b, dims);

    /// <summary>Sums over pairs of dimensions.</summary>
    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => a.tensordot(b, dims1, dims2);

    public static Tensor tensordot(Tensor a, Tensor b, (long, long)[] dims) => a.tensordot(b, dims);

    /// <summary>Every element of this times the whole of the other.</summary>
    public static Tensor kron(Tensor input, Tensor other) => input.kron(other);

    public static Tensor adjoint(Tensor input) => input.adjoint();

    /// <summary>The sum of a matrix's diagonal.</summary>
    public static Tensor trace(Tensor input) => input.trace();

    /// <summary>Einstein's sum: the labels say which dimensions are multiplied in step and which are summed, as in "bij,bjk->bik".</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => new(Ops.Einsum(equation, Impls(tensors)));

    /// <summary>The product of matrices, in the order that takes the fewest multiplications.</summary>
    public static Tensor chain_matmul(params Tensor[] matrices) => new(Ops.MultiDot(Impls(matrices)));
}
