using System.Numerics;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>
/// Element-wise kernels on tensors: broadcasts the operands (of one element type), walks them in step and writes a new
/// tensor, or the one given as <c>into</c>, whose sizes must already be the broadcast ones.
/// </summary>
internal static unsafe class Pointwise
{
    internal static TensorImpl Unary<TOp>(TOp op, TensorImpl x, TensorImpl? into = null)
        where TOp : struct, IUnary
    {
        var y = into ?? Layout.Like(x);
        ElementTypes.Run(x.DType, new UnaryWork<TOp>(op, y, x));
        return y;
    }

    /// <summary>For functions of real numbers; the type must be floating.</summary>
    internal static TensorImpl UnaryReal<TOp>(TOp op, TensorImpl x, TensorImpl? into = null)
        where TOp : struct, IUnary
    {
        var y = into ?? Layout.Like(x);
        ElementTypes.RunFloating(x.DType, new UnaryWork<TOp>(op, y, x));
        return y;
    }

    internal static TensorImpl Binary<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into = null)
        where TOp : struct, IBinary
    {
        var y = into ?? Layout.Like(Shapes.Broadcast(a.Sizes, b.Sizes), a.DType, a, b);
        ElementTypes.Run(a.DType, new BinaryWork<TOp>(op, y, a, b));
        return y;
    }

    internal static TensorImpl BinaryReal<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into = null)
        where TOp : struct, IBinary
    {
        var y = into ?? Layout.Like(Shapes.Broadcast(a.Sizes, b.Sizes), a.DType, a, b);
        ElementTypes.RunFloating(a.DType, new BinaryWork<TOp>(op, y, a, b));
        return y;
    }

    internal static TensorImpl TernaryReal<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl c, TensorImpl? into = null)
        where TOp : struct, ITernary
    {
        var y = into ?? Layout.Like(Shapes.Broadcast(Shapes.Broadcast(a.Sizes, b.Sizes), c.Sizes), a.DType, a, b, c);
        ElementTypes.RunFloating(a.DType, new TernaryWork<TOp>(op, y, a, b, c));
        return y;
    }

    /// <summary>Truth values of a statement about two tensors of one type.</summary>
    internal static TensorImpl Relation<TOp>(TOp op, TensorImpl a, TensorImpl b)
        where TOp : struct, IRelation
    {
        var y = Layout.Like(Shapes.Broadcast(a.Sizes, b.Sizes), TorchSharp.torch.ScalarType.Bool, a, b);
        ElementTypes.Run(a.DType, new RelationWork<TOp>(op, y, a, b));
        return y;
    }

    internal static TensorImpl Property<TOp>(TOp op, TensorImpl x)
        where TOp : struct, IProperty
    {
        var y = Layout.Like(x, TorchSharp.torch.ScalarType.Bool);
        ElementTypes.Run(x.DType, new PropertyWork<TOp>(op, y, x));
        return y;
    }

    /// <summary>Elements of a where the condition (bool) holds, of b (same type) elsewhere.</summary>
    internal static TensorImpl Where(TensorImpl condition, TensorImpl a, TensorImpl b, TensorImpl? into = null)
    {
        var sizes = Shapes.Broadcast(condition.Sizes, Shapes.Broadcast(a.Sizes, b.Sizes));
        var y = into ?? Layout.Like(sizes, a.DType, condition, a, b);
        ElementTypes.RunMove(a.DType, new WhereWork(y, condition, a, b));
        return y;
    }

    private readonly struct UnaryWork<TOp>(TOp op, TensorImpl y, TensorImpl x) : IElementWork
        where TOp : struct, IUnary
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            Loop.Over(LoopPlan.For(y.Sizes, y, x), new UnaryRun<TOp, T>(op, y.Pointer<T>(), x.Pointer<T>()));
            GC.KeepAlive(x);
            GC.KeepAlive(y);
        }
    }

    private readonly struct BinaryWork<TOp>(TOp op, TensorImpl y, TensorImpl a, TensorImpl b) : IElementWork
        where TOp : struct, IBinary
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            Loop.Over(LoopPlan.For(y.Sizes, y, a, b), new BinaryRun<TOp, T>(op, y.Pointer<T>(), a.Pointer<T>(), b.Pointer<T>()));
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            GC.KeepAlive(y);
        }
    }

    private readonly struct TernaryWork<TOp>(TOp op, TensorImpl y, TensorImpl a, TensorImpl b, TensorImpl c) : IElementWork
        where TOp : struct, ITernary
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            Loop.Over(LoopPlan.For(y.Sizes, y, a, b, c), new TernaryRun<TOp, T>(op, y.Pointer<T>(), a.Pointer<T>(), b.Pointer<T>(), c.Pointer<T>()));
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            GC.KeepAlive(c);
            GC.KeepAlive(y);
        }
    }

    private readonly struct RelationWork<TOp>(TOp op, TensorImpl y, TensorImpl a, TensorImpl b) : IElementWork
        where TOp : struct, IRelation
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            Loop.Over(LoopPlan.For(y.Sizes, y, a, b), new RelationRun<TOp, T>(op, y.Data, a.Pointer<T>(), b.Pointer<T>()));
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            GC.KeepAlive(y);
        }
    }

    private readonly struct PropertyWork<TOp>(TOp op, TensorImpl y, TensorImpl x) : IElementWork
        where TOp : struct, IProperty
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            Loop.Over(LoopPlan.For(y.Sizes, y, x), new PropertyRun<TOp, T>(op, y.Data, x.Pointer<T>()));
            GC.KeepAlive(x);
            GC.KeepAlive(y);
        }
    }

    private readonly struct WhereWork(TensorImpl y, TensorImpl condition, TensorImpl a, TensorImpl b) : IMoveWork
    {
        public void Run<T>()
            where T : unmanaged
        {
            Loop.Over(LoopPlan.For(y.Sizes, y, condition, a, b), new WhereRun<T>(y.Pointer<T>(), condition.Data, a.Pointer<T>(), b.Pointer<T>()));
            GC.KeepAlive(condition);
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            GC.KeepAlive(y);
        }
    }
}
