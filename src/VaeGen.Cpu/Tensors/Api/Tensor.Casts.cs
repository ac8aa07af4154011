using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static implicit operator Tensor(bool value) => tensor(value);

        public static implicit operator Tensor(bool[] value) => tensor(value);

        public static implicit operator Tensor(byte value) => tensor(value);

        public static implicit operator Tensor(byte[] value) => tensor(value);

        public static implicit operator Tensor(sbyte value) => tensor(value);

        public static implicit operator Tensor(sbyte[] value) => tensor(value);

        public static implicit operator Tensor(short value) => tensor(value);

        public static implicit operator Tensor(short[] value) => tensor(value);

        public static implicit operator Tensor(int value) => tensor(value);

        public static implicit operator Tensor(int[] value) => tensor(value);

        public static implicit operator Tensor(long value) => tensor(value);

        public static implicit operator Tensor(long[] value) => tensor(value);

        public static implicit operator Tensor(float value) => tensor(value);

        public static implicit operator Tensor(float[] value) => tensor(value);

        public static implicit operator Tensor(double value) => tensor(value);

        public static implicit operator Tensor(double[] value) => tensor(value);

        // TorchSharp has this conversion so that overloads resolve, and never performs it: a Scalar has no width of its own.
        public static implicit operator Tensor(Scalar scalar) =>
            throw new InvalidOperationException("A Scalar is no tensor: torch.tensor or ToTensor makes one of a number.");

        public static explicit operator float(Tensor value) => (float)value.Only().Real;

        public static explicit operator double(Tensor value) => (double)value.Only().Real;

        public static explicit operator sbyte(Tensor value) => (sbyte)value.Only().Integer;

        public static explicit operator byte(Tensor value) => (byte)value.Only().Integer;

        public static explicit operator short(Tensor value) => (short)value.Only().Integer;

        public static explicit operator int(Tensor value) => (int)value.Only().Integer;

        public static explicit operator long(Tensor value) => (long)value.Only().Integer;

        public static explicit operator bool(Tensor value) => value.Only().Real != 0;

        public Scalar ToScalar()
        {
            var number = Only();
            return new Scalar(number, Impl.DType);
        }

        /// <summary>The only element, as a number of any type.</summary>
        private unsafe Number Only()
        {
            var source = Impl;
            if (source.Count != 1)
            {
                throw new ArgumentException($"A tensor of one element is a number; this one has {source.Count}.");
            }
            using var temp = new Temporaries();
            using var off = GradMode.Enable(false);
            if (DTypes.IsFloating(source.DType))
            {
                var real = temp.Own(Ops.To(source, ScalarType.Float64));
                var value = *real.Pointer<double>();
                GC.KeepAlive(real);
                return Number.Of(value);
            }
            var whole = temp.Own(Ops.To(source, ScalarType.Int64));
            var integer = *whole.Pointer<long>();
            GC.KeepAlive(whole);
            return source.DType == ScalarType.Bool ? Number.Of(integer != 0) : Number.Of(integer);
        }
    }
}
