using static TorchSharp.torch;

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
        var plan = LoopPlan.For(y.Sizes, y, x);
        switch (x.DType)
        {
            case ScalarType.Float32: Run<float>(); break;
            case ScalarType.Float64: Run<double>(); break;
            case ScalarType.Int64: Run<long>(); break;
            case ScalarType.Int32: Run<int>(); break;
            case ScalarType.Int16: Run<short>(); break;
            case ScalarType.Int8: Run<sbyte>(); break;
            default: Run<byte>(); break;
        }
        GC.KeepAlive(x);
        return y;

        void Run<T>() where T : unmanaged => Loop.Over(plan, new UnaryRun<TOp, T>(op, y.Pointer<T>(), x.Pointer<T>()));
    }

    /// <summary>For functions of real numbers; the type must be floating.</summary>
    internal static TensorImpl UnaryReal<TOp>(TOp op, TensorImpl x, TensorImpl? into = null)
        where TOp : struct, IUnary
    {
        var y = into ?? Layout.Like(x);
        var plan = LoopPlan.For(y.Sizes, y, x);
        if (x.DType == ScalarType.Float32)
        {
            Loop.Over(plan, new UnaryRun<TOp, float>(op, y.Pointer<float>(), x.Pointer<float>()));
        }
        else
        {
            Loop.Over(plan, new UnaryRun<TOp, double>(op, y.Pointer<double>(), x.Pointer<double>()));
        }
        GC.KeepAlive(x);
        return y;
    }

    internal static TensorImpl Binary<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into = null)
        where TOp : struct, IBinary
    {
        var y = into ?? Layout.Like(Shapes.Broadcast(a.Sizes, b.Sizes), a.DType, a, b);
        var plan = LoopPlan.For(y.Sizes, y, a, b);
        switch (a.DType)
        {
            case ScalarType.Float32: Run<float>(); break;
            case ScalarType.Float64: Run<double>(); break;
            case ScalarType.Int64: Run<long>(); break;
            case ScalarType.Int32: Run<int>(); break;
            case ScalarType.Int16: Run<short>(); break;
            case ScalarType.Int8: Run<sbyte>(); break;
            default: Run<byte>(); break;
        }
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return y;

        void Run<T>() where T : unmanaged => Loop.Over(plan, new BinaryRun<TOp, T>(op, y.Pointer<T>(), a.Pointer<T>(), b.Pointer<T>()));
    }

    internal static TensorImpl BinaryReal<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into = null)
        where TOp : struct, IBinary
    {
        var y = into ?? Layout.Like(Shapes.Broadcast(a.Sizes, b.Sizes), a.DType, a, b);
        var plan = LoopPlan.For(y.Sizes, y, a, b);
        if (a.DType == ScalarType.Float32)
        {
            Loop.Over(plan, new BinaryRun<TOp, float>(op, y.Pointer<float>(), a.Pointer<float>(), b.Pointer<float>()));
        }
        else
        {
            Loop.Over(plan, new BinaryRun<TOp, double>(op, y.Pointer<double>(), a.Pointer<double>(), b.Pointer<double>()));
        }
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return y;
    }

    internal static TensorImpl TernaryReal<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl c, TensorImpl? into = null)
        where TOp : struct, ITernary
    {
        var y = into ?? Layout.Like(Shapes.Broadcast(Shapes.Broadcast(a.Sizes, b.Sizes), c.Sizes), a.DType, a, b, c);
        var plan = LoopPlan.For(y.Sizes, y, a, b, c);
        if (a.DType == ScalarType.Float32)
        {
            Loop.Over(plan, new TernaryRun<TOp, float>(op, y.Pointer<float>(), a.Pointer<float>(), b.Pointer<float>(), c.Pointer<float>()));
        }
        else
        {
            Loop.Over(plan, new TernaryRun<TOp, double>(op, y.Pointer<double>(), a.Pointer<double>(), b.Pointer<double>(), c.Pointer<double>()));
        }
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(c);
        return y;
    }
}
