using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Scalar scalar) => With(scalar, static (a, b) => Ops.Add(a, b));

        public Tensor add(Scalar scalar, Scalar alpha) => WithScaled(scalar, alpha, inPlace: false);

        public Tensor add(Tensor target) => new(Ops.Add(Impl, target.Impl));

        public Tensor add(Tensor target, Scalar alpha) => new(Ops.Add(Impl, target.Impl, alpha.Value));

        public Tensor add_(Scalar scalar) => InPlaceWith(scalar, static (a, b) => Ops.Add(a, b, into: a));

        public Tensor add_(Scalar scalar, Scalar alpha) => WithScaled(scalar, alpha, inPlace: true);

        public Tensor add_(Tensor target) => InPlace(Ops.Add(Impl, target.Impl, into: Impl));

        public Tensor add_(Tensor target, Scalar alpha) => InPlace(Ops.Add(Impl, target.Impl, alpha.Value, Impl));

        public Tensor sub(Scalar target) => With(target, static (a, b) => Ops.Sub(a, b));

        public Tensor sub(Tensor target) => new(Ops.Sub(Impl, target.Impl));

        public Tensor sub_(Scalar target) => InPlaceWith(target, static (a, b) => Ops.Sub(a, b, into: a));

        public Tensor sub_(Tensor target) => InPlace(Ops.Sub(Impl, target.Impl, into: Impl));

        public Tensor subtract(Scalar target) => With(target, static (a, b) => Ops.Sub(a, b));

        public Tensor subtract(Tensor target) => new(Ops.Sub(Impl, target.Impl));

        public Tensor subtract_(Scalar target) => InPlaceWith(target, static (a, b) => Ops.Sub(a, b, into: a));

        public Tensor subtract_(Tensor target) => InPlace(Ops.Sub(Impl, target.Impl, into: Impl));

        public Tensor mul(Scalar target) => With(target, static (a, b) => Ops.Mul(a, b));

        public Tensor mul(Tensor target) => new(Ops.Mul(Impl, target.Impl));

        public Tensor mul_(Scalar target) => InPlaceWith(target, static (a, b) => Ops.Mul(a, b, into: a));

        public Tensor mul_(Tensor target) => InPlace(Ops.Mul(Impl, target.Impl, into: Impl));

        public Tensor multiply(Scalar target) => With(target, static (a, b) => Ops.Mul(a, b));

        public Tensor multiply(Tensor target) => new(Ops.Mul(Impl, target.Impl));

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => With(target, (a, b) => Ops.Div(a, b, rounding_mode));

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => new(Ops.Div(Impl, target.Impl, rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            InPlaceWith(target, (a, b) => Ops.Div(a, b, rounding_mode, a));

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => InPlace(Ops.Div(Impl, target.Impl, rounding_mode, Impl));

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => With(target, (a, b) => Ops.Div(a, b, rounding_mode));

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => new(Ops.Div(Impl, target.Impl, rounding_mode));

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            InPlaceWith(target, (a, b) => Ops.Div(a, b, rounding_mode, a));

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            InPlace(Ops.Div(Impl, target.Impl, rounding_mode, Impl));

        public Tensor true_divide(Scalar other) => With(other, static (a, b) => Ops.Div(a, b));

        public Tensor true_divide(Tensor other) => new(Ops.Div(Impl, other.Impl));

        public Tensor true_divide_(Scalar other) => InPlaceWith(other, static (a, b) => Ops.Div(a, b, into: a));

        public Tensor true_divide_(Tensor other) => InPlace(Ops.Div(Impl, other.Impl, into: Impl));

        public Tensor floor_divide(Scalar other) => With(other, static (a, b) => Ops.FloorDivide(a, b));

        public Tensor floor_divide(Tensor other) => new(Ops.FloorDivide(Impl, other.Impl));

        public Tensor floor_divide_(Scalar other) => InPlaceWith(other, static (a, b) => Ops.FloorDivide(a, b, into: a));

        public Tensor floor_divide_(Tensor other) => InPlace(Ops.FloorDivide(Impl, other.Impl, into: Impl));

        public Tensor fmod(Scalar scalar) => With(scalar, static (a, b) => Ops.Fmod(a, b));

        public Tensor fmod(Tensor target) => new(Ops.Fmod(Impl, target.Impl));

        public Tensor fmod_(Scalar scalar) => InPlaceWith(scalar, static (a, b) => Ops.Fmod(a, b, into: a));

        public Tensor fmod_(Tensor target) => InPlace(Ops.Fmod(Impl, target.Impl, into: Impl));

        public Tensor remainder(Scalar scalar) => With(scalar, static (a, b) => Ops.Remainder(a, b));

        public Tensor remainder(Tensor target) => new(Ops.Remainder(Impl, target.Impl));

        public Tensor remainder_(Scalar scalar) => InPlaceWith(scalar, static (a, b) => Ops.Remainder(a, b, into: a));

        public Tensor remainder_(Tensor target) => InPlace(Ops.Remainder(Impl, target.Impl, into: Impl));

        public Tensor lerp(Tensor end, Tensor weight) => new(Ops.Lerp(Impl, end.Impl, weight.Impl));

        public Tensor lerp_(Tensor end, Tensor weight) => InPlace(Ops.Lerp(Impl, end.Impl, weight.Impl, Impl));

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => new(Ops.Addcmul(Impl, tensor1.Impl, tensor2.Impl, value.Value));

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            InPlace(Ops.Addcmul(Impl, tensor1.Impl, tensor2.Impl, value.Value, Impl));

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => new(Ops.Addcdiv(Impl, tensor1.Impl, tensor2.Impl, Number.Of(1L)));

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => new(Ops.Addcdiv(Impl, tensor1.Impl, tensor2.Impl, value.Value));

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => InPlace(Ops.Addcdiv(Impl, tensor1.Impl, tensor2.Impl, Number.Of(1L), Impl));

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            InPlace(Ops.Addcdiv(Impl, tensor1.Impl, tensor2.Impl, value.Value, Impl));

        // A number as the second operand.
        private Tensor With(Scalar number, Func<TensorImpl, TensorImpl, TensorImpl> operation) => With(Ops.Wrap(number.Value), operation);

        // Takes over the operand.
        private Tensor With(TensorImpl operand, Func<TensorImpl, TensorImpl, TensorImpl> operation)
        {
            using var temp = new Temporaries();
            return new Tensor(operation(Impl, temp.Own(operand)));
        }

        private Tensor InPlaceWith(Scalar number, Func<TensorImpl, TensorImpl, TensorImpl> operation)
        {
            using var temp = new Temporaries();
            _ = operation(Impl, temp.Own(Ops.Wrap(number.Value)));
            return this;
        }

        private Tensor WithScaled(Scalar number, Scalar alpha, bool inPlace)
        {
            using var temp = new Temporaries();
            var operand = temp.Own(Ops.Wrap(number.Value));
            return inPlace ? InPlace(Ops.Add(Impl, operand, alpha.Value, Impl)) : new Tensor(Ops.Add(Impl, operand, alpha.Value));
        }

        // The operation has written its result here already.
        private Tensor InPlace(TensorImpl result)
        {
            System.Diagnostics.Debug.Assert(ReferenceEquals(result, impl), "an in-place operation returns its target");
            return this;
        }

        // Takes over the result and copies it here.
        internal Tensor Overwrite(TensorImpl result)
        {
            using var temp = new Temporaries();
            Ops.CopyInPlace(Impl, temp.Own(result));
            return this;
        }

        internal Tensor Overwrite(Tensor result)
        {
            using (result)
            {
                Ops.CopyInPlace(Impl, result.Impl);
            }
            return this;
        }
    }
}
