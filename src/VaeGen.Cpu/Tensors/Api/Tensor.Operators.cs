using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator +(double left, Tensor right) => right.add(left.ToScalar());

        public static Tensor operator +(int left, Tensor right) => right.add(left.ToScalar());

        public static Tensor operator +(long left, Tensor right) => right.add(left.ToScalar());

        public static Tensor operator +(float left, Tensor right) => right.add(left.ToScalar());

        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        public static Tensor operator +(Tensor left, double right) => left.add(right.ToScalar());

        public static Tensor operator +(Tensor left, int right) => left.add(right.ToScalar());

        public static Tensor operator +(Tensor left, long right) => left.add(right.ToScalar());

        public static Tensor operator +(Tensor left, float right) => left.add(right.ToScalar());

        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        public static Tensor operator /(double left, Tensor right) => right.reciprocal().mul(left.ToScalar());

        public static Tensor operator /(int left, Tensor right) => right.reciprocal().mul(left.ToScalar());

        public static Tensor operator /(long left, Tensor right) => right.reciprocal().mul(left.ToScalar());

        public static Tensor operator /(float left, Tensor right) => right.reciprocal().mul(left.ToScalar());

        public static Tensor operator /(Scalar left, Tensor right) => right.reciprocal().mul(left);

        public static Tensor operator /(Tensor left, double right) => left.div(right.ToScalar());

        public static Tensor operator /(Tensor left, int right) => left.div(right.ToScalar());

        public static Tensor operator /(Tensor left, long right) => left.div(right.ToScalar());

        public static Tensor operator /(Tensor left, float right) => left.div(right.ToScalar());

        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        public static Tensor operator %(Tensor left, double right) => left.remainder(right.ToScalar());

        public static Tensor operator %(Tensor left, int right) => left.remainder(right.ToScalar());

        public static Tensor operator %(Tensor left, long right) => left.remainder(right.ToScalar());

        public static Tensor operator %(Tensor left, float right) => left.remainder(right.ToScalar());

        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        public static Tensor operator *(double left, Tensor right) => right.mul(left.ToScalar());

        public static Tensor operator *(int left, Tensor right) => right.mul(left.ToScalar());

        public static Tensor operator *(long left, Tensor right) => right.mul(left.ToScalar());

        public static Tensor operator *(float left, Tensor right) => right.mul(left.ToScalar());

        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        public static Tensor operator *(Tensor left, double right) => left.mul(right.ToScalar());

        public static Tensor operator *(Tensor left, int right) => left.mul(right.ToScalar());

        public static Tensor operator *(Tensor left, long right) => left.mul(right.ToScalar());

        public static Tensor operator *(Tensor left, float right) => left.mul(right.ToScalar());

        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        public static Tensor operator -(double left, Tensor right) => FromNumber(left.ToScalar(), right, Ops.Sub);

        public static Tensor operator -(int left, Tensor right) => FromNumber(left.ToScalar(), right, Ops.Sub);

        public static Tensor operator -(long left, Tensor right) => FromNumber(left.ToScalar(), right, Ops.Sub);

        public static Tensor operator -(float left, Tensor right) => FromNumber(left.ToScalar(), right, Ops.Sub);

        public static Tensor operator -(Scalar left, Tensor right) => FromNumber(left, right, Ops.Sub);

        public static Tensor operator -(Tensor left, double right) => left.sub(right.ToScalar());

        public static Tensor operator -(Tensor left, int right) => left.sub(right.ToScalar());

        public static Tensor operator -(Tensor left, long right) => left.sub(right.ToScalar());

        public static Tensor operator -(Tensor left, float right) => left.sub(right.ToScalar());

        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        public static Tensor operator -(Tensor tensor) => tensor.neg();

        private delegate TensorImpl BinaryOperation(TensorImpl a, TensorImpl b, TensorImpl? into);

        private static Tensor FromNumber(Scalar left, Tensor right, BinaryOperation operation)
        {
            using var temp = new Temporaries();
            return new Tensor(operation(temp.Own(Ops.Wrap(left.Value)), right.Impl, null));
        }
    }
}
