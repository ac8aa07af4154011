using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        public static Tensor operator ~(Tensor left) => left.bitwise_not();

        public Tensor bitwise_and(Tensor other) => new(Ops.BitAnd(Impl, other.Impl));

        public Tensor bitwise_and_(Tensor other) => Overwrite(Ops.BitAnd(Impl, other.Impl));

        public Tensor bitwise_or(Tensor other) => new(Ops.BitOr(Impl, other.Impl));

        public Tensor bitwise_or_(Tensor other) => Overwrite(Ops.BitOr(Impl, other.Impl));

        public Tensor bitwise_xor(Tensor other) => new(Ops.BitXor(Impl, other.Impl));

        public Tensor bitwise_xor_(Tensor other) => Overwrite(Ops.BitXor(Impl, other.Impl));

        public Tensor bitwise_not() => new(Ops.BitNot(Impl));

        public Tensor bitwise_not_() => Overwrite(Ops.BitNot(Impl));
    }

    public static Tensor bitwise_and(Tensor left, Tensor right) => left.bitwise_and(right);

    public static Tensor bitwise_and_(Tensor left, Tensor right) => left.bitwise_and_(right);

    public static Tensor bitwise_or(Tensor left, Tensor right) => left.bitwise_or(right);

    public static Tensor bitwise_or_(Tensor left, Tensor right) => left.bitwise_or_(right);

    public static Tensor bitwise_xor(Tensor left, Tensor right) => left.bitwise_xor(right);

    public static Tensor bitwise_xor_(Tensor left, Tensor right) => left.bitwise_xor_(right);

    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    public static Tensor bitwise_not_(Tensor input) => input.bitwise_not_();
}
