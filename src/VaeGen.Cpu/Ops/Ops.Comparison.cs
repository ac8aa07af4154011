using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    internal static TensorImpl Eq(TensorImpl a, TensorImpl b) => Relation(default(EqualsRelation), a, b);

    internal static TensorImpl Ne(TensorImpl a, TensorImpl b) => Relation(default(DiffersRelation), a, b);

    internal static TensorImpl Lt(TensorImpl a, TensorImpl b) => Relation(default(LessRelation), a, b);

    internal static TensorImpl Le(TensorImpl a, TensorImpl b) => Relation(default(LessOrEqualRelation), a, b);

    internal static TensorImpl Gt(TensorImpl a, TensorImpl b) => Relation(default(GreaterRelation), a, b);

    internal static TensorImpl Ge(TensorImpl a, TensorImpl b) => Relation(default(GreaterOrEqualRelation), a, b);

    internal static TensorImpl LogicalAnd(TensorImpl a, TensorImpl b) => Relation(default(AndRelation), a, b);

    internal static TensorImpl LogicalOr(TensorImpl a, TensorImpl b) => Relation(default(OrRelation), a, b);

    internal static TensorImpl LogicalXor(TensorImpl a, TensorImpl b) => Relation(default(XorRelation), a, b);

    internal static TensorImpl LogicalNot(TensorImpl x) => Pointwise.Property(default(IsZeroProperty), x);

    /// <summary>Whether any element differs from zero.</summary>
    internal static bool AnyTrue(TensorImpl x)
    {
        using var temp = new Temporaries();
        var dense = temp.Own(Contiguous(x.DType == ScalarType.Bool ? x : temp.Own(To(x, ScalarType.Bool))));
        for (long i = 0; i < dense.Count; i++)
        {
            if (dense.Data[i] != 0)
            {
                GC.KeepAlive(dense);
                return true;
            }
        }
        GC.KeepAlive(dense);
        return false;
    }

    /// <summary>Whether both have the same sizes and elements; NaN equals nothing.</summary>
    internal static bool Equal(TensorImpl a, TensorImpl b)
    {
        using var temp = new Temporaries();
        return Shapes.Same(a.Sizes, b.Sizes) && !AnyTrue(temp.Own(LogicalNot(temp.Own(Eq(a, b)))));
    }

    /// <summary>|a − b| ≤ atol + rtol · |b|, element by element; infinities must be equal.</summary>
    internal static TensorImpl IsClose(TensorImpl a, TensorImpl b, double rtol, double atol, bool equalNan)
    {
        using var off = GradMode.Enable(false);
        using var temp = new Temporaries();
        TensorImpl x = temp.Own(To(a, ScalarType.Float64)), y = temp.Own(To(b, ScalarType.Float64));
        var difference = temp.Own(Abs(temp.Own(Sub(x, y))));
        var allowed = temp.Own(Plus(temp.Own(Scale(temp.Own(Abs(y)), rtol)), atol));
        var isFinite = temp.Own(Pointwise.Property(default(IsFiniteProperty), difference));
        var close = temp.Own(LogicalAnd(temp.Own(Le(difference, allowed)), isFinite));
        var result = temp.Own(LogicalOr(close, temp.Own(Eq(x, y))));
        if (equalNan)
        {
            var both = temp.Own(LogicalAnd(
                temp.Own(Pointwise.Property(default(IsNaNProperty), x)),
                temp.Own(Pointwise.Property(default(IsNaNProperty), y))));
            result = temp.Own(LogicalOr(result, both));
        }
        return result.Retain();
    }

    private static TensorImpl Relation<TOp>(TOp op, TensorImpl a, TensorImpl b)
        where TOp : struct, IRelation
    {
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        var (x, y, _) = Operands(temp, a, b, null);
        return Pointwise.Relation(op, x, y);
    }
}
