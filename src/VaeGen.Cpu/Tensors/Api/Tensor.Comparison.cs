using VaeGen.Cpu;
using VaeGen.Cpu.Kernels.Pointwise;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor maximum(Tensor other) => new(Ops.Maximum(Impl, other.Impl));

        public Tensor minimum(Tensor other) => new(Ops.Minimum(Impl, other.Impl));

        public Tensor eq(Scalar target) => With(target, static (a, b) => Ops.Eq(a, b));

        public Tensor eq(Tensor target) => new(Ops.Eq(Impl, target.Impl));

        public Tensor eq_(Scalar target) => Overwrite(With(target, static (a, b) => Ops.Eq(a, b)));

        public Tensor eq_(Tensor target) => Overwrite(Ops.Eq(Impl, target.Impl));

        public Tensor ne(Scalar target) => With(target, static (a, b) => Ops.Ne(a, b));

        public Tensor ne(Tensor target) => new(Ops.Ne(Impl, target.Impl));

        public Tensor ne_(Scalar target) => Overwrite(With(target, static (a, b) => Ops.Ne(a, b)));

        public Tensor ne_(Tensor target) => Overwrite(Ops.Ne(Impl, target.Impl));

        public Tensor lt(Scalar target) => With(target, static (a, b) => Ops.Lt(a, b));

        public Tensor lt(Tensor target) => new(Ops.Lt(Impl, target.Impl));

        public Tensor lt_(Scalar target) => Overwrite(With(target, static (a, b) => Ops.Lt(a, b)));

        public Tensor lt_(Tensor target) => Overwrite(Ops.Lt(Impl, target.Impl));

        public Tensor le(Scalar target) => With(target, static (a, b) => Ops.Le(a, b));

        public Tensor le(Tensor target) => new(Ops.Le(Impl, target.Impl));

        public Tensor le_(Scalar target) => Overwrite(With(target, static (a, b) => Ops.Le(a, b)));

        public Tensor le_(Tensor target) => Overwrite(Ops.Le(Impl, target.Impl));

        public Tensor gt(Scalar target) => With(target, static (a, b) => Ops.Gt(a, b));

        public Tensor gt(Tensor target) => new(Ops.Gt(Impl, target.Impl));

        public Tensor gt_(Scalar target) => Overwrite(With(target, static (a, b) => Ops.Gt(a, b)));

        public Tensor gt_(Tensor target) => Overwrite(Ops.Gt(Impl, target.Impl));

        public Tensor ge(Scalar target) => With(target, static (a, b) => Ops.Ge(a, b));

        public Tensor ge(Tensor target) => new(Ops.Ge(Impl, target.Impl));

        public Tensor ge_(Scalar target) => Overwrite(With(target, static (a, b) => Ops.Ge(a, b)));

        public Tensor ge_(Tensor target) => Overwrite(Ops.Ge(Impl, target.Impl));

        public Tensor less(Tensor target) => new(Ops.Lt(Impl, target.Impl));

        public Tensor less_equal(Tensor target) => new(Ops.Le(Impl, target.Impl));

        public Tensor less_equal_(Tensor target) => Overwrite(Ops.Le(Impl, target.Impl));

        public Tensor greater(Tensor target) => new(Ops.Gt(Impl, target.Impl));

        public Tensor greater_equal(Tensor target) => new(Ops.Ge(Impl, target.Impl));

        public Tensor not_equal(Tensor target) => new(Ops.Ne(Impl, target.Impl));

        public Tensor not_equal_(Tensor target) => Overwrite(Ops.Ne(Impl, target.Impl));

        public Tensor equal(Tensor target) => new(Ops.Eq(Impl, target.Impl));

        public Tensor logical_and(Tensor other) => new(Ops.LogicalAnd(Impl, other.Impl));

        public Tensor logical_and_(Tensor other) => Overwrite(Ops.LogicalAnd(Impl, other.Impl));

        public Tensor logical_or(Tensor other) => new(Ops.LogicalOr(Impl, other.Impl));

        public Tensor logical_or_(Tensor other) => Overwrite(Ops.LogicalOr(Impl, other.Impl));

        public Tensor logical_xor(Tensor other) => new(Ops.LogicalXor(Impl, other.Impl));

        public Tensor logical_xor_(Tensor other) => Overwrite(Ops.LogicalXor(Impl, other.Impl));

        public Tensor logical_not() => new(Ops.LogicalNot(Impl));

        public Tensor logical_not_() => Overwrite(Ops.LogicalNot(Impl));

        public Tensor isnan() => new(Pointwise.Property(default(IsNaNProperty), Impl));

        public Tensor isinf() => new(Pointwise.Property(default(IsInfinityProperty), Impl));

        public Tensor isfinite() => new(Pointwise.Property(default(IsFiniteProperty), Impl));

        public Tensor isposinf() => new(Pointwise.Property(default(IsPositiveInfinityProperty), Impl));

        public Tensor isneginf() => new(Pointwise.Property(default(IsNegativeInfinityProperty), Impl));

        public Tensor isclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) =>
            new(Ops.IsClose(Impl, other.Impl, rtol, atol, nanEqual));
    }
}
