using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => new(Ops.MatMul(Impl, target.Impl));

        public Tensor mm(Tensor target) => new(Ops.Mm(Impl, target.Impl));

        public Tensor bmm(Tensor batch2) => new(Ops.Bmm(Impl, batch2.Impl));

        public Tensor mv(Tensor target) => new(Ops.Mv(Impl, target.Impl));

        public Tensor dot(Tensor target) => new(Ops.Dot(Impl, target.Impl));

        public Tensor outer(Tensor vec2) => new(Ops.Outer(Impl, vec2.Impl));

        public Tensor ger(Tensor vec2) => new(Ops.Outer(Impl, vec2.Impl));

        public Tensor inner(Tensor vec2) => new(Ops.Inner(Impl, vec2.Impl));

        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => new(Ops.Addmm(Impl, mat1.Impl, mat2.Impl, beta, alpha));

        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Overwrite(Ops.Addmm(Impl, mat1.Impl, mat2.Impl, beta, alpha));
    }
}
