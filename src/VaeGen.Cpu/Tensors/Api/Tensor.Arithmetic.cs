using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => new(Ops.Add(Impl, target.Impl));

        public Tensor mul(Tensor target) => new(Ops.Mul(Impl, target.Impl));

        public Tensor sub(Tensor target) => new(Ops.Add(Impl, target.Impl, Number.Of(-1L)));

        public Tensor div(Tensor target) => new(Ops.Div(Impl, target.Impl));

        public Tensor add(Scalar scalar) => With(scalar, static (a, b) => Ops.Add(a, b));

        public Tensor mul(Scalar scalar) => With(scalar, static (a, b) => Ops.Mul(a, b));

        public Tensor sub(Scalar scalar) => With(scalar, static (a, b) => Ops.Add(a, b, Number.Of(-1L)));

        public Tensor div(Scalar scalar) => With(scalar, static (a, b) => Ops.Div(a, b));

        public Tensor neg() => mul(-1);

        public Tensor relu() => new(Ops.Relu(Impl));

        public Tensor sum(ScalarType? type = null) => new(Ops.Sum(Impl, [], false));

        public Tensor matmul(Tensor target) => new(Ops.Mm(Impl, target.Impl));

        private Tensor With(Scalar scalar, Func<TensorImpl, TensorImpl, TensorImpl> operation)
        {
            using var temp = new Temporaries();
            return new Tensor(operation(Impl, temp.Own(Ops.Wrap(scalar.Value))));
        }
    }
}
