using System.Numerics;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>Element-wise kernels one element at a time, of functions without a vector form.</summary>
internal static unsafe class PointwiseFunctions
{
    internal static TensorImpl Real<TOp>(TOp op, TensorImpl x, TensorImpl? into = null)
        where TOp : struct, IRealFunction
    {
        var y = into ?? Layout.Like(x);
        ElementTypes.RunFloating(x.DType, new RealWork<TOp>(op, y, x));
        return y;
    }

    internal static TensorImpl RealPair<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into = null)
        where TOp : struct, IRealPair
    {
        var y = into ?? Layout.Like(Shapes.Broadcast(a.Sizes, b.Sizes), a.DType, a, b);
        ElementTypes.RunFloating(a.DType, new RealPairWork<TOp>(op, y, a, b));
        return y;
    }

    internal static TensorImpl Numbers<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into = null)
        where TOp : struct, INumberFunction
    {
        var y = into ?? Layout.Like(Shapes.Broadcast(a.Sizes, b.Sizes), a.DType, a, b);
        ElementTypes.Run(a.DType, new NumbersWork<TOp>(op, y, a, b));
        return y;
    }

    private readonly struct RealWork<TOp>(TOp op, TensorImpl y, TensorImpl x) : IElementWork
        where TOp : struct, IRealFunction
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            Loop.Over(LoopPlan.For(y.Sizes, y, x), new RealFunctionRun<TOp, T>(op, y.Pointer<T>(), x.Pointer<T>()));
            GC.KeepAlive(x);
            GC.KeepAlive(y);
        }
    }

    private readonly struct RealPairWork<TOp>(TOp op, TensorImpl y, TensorImpl a, TensorImpl b) : IElementWork
        where TOp : struct, IRealPair
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            Loop.Over(LoopPlan.For(y.Sizes, y, a, b), new RealPairRun<TOp, T>(op, y.Pointer<T>(), a.Pointer<T>(), b.Pointer<T>()));
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            GC.KeepAlive(y);
        }
    }

    private readonly struct NumbersWork<TOp>(TOp op, TensorImpl y, TensorImpl a, TensorImpl b) : IElementWork
        where TOp : struct, INumberFunction
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            Loop.Over(LoopPlan.For(y.Sizes, y, a, b), new NumberFunctionRun<TOp, T>(op, y.Pointer<T>(), a.Pointer<T>(), b.Pointer<T>()));
            GC.KeepAlive(a);
            GC.KeepAlive(b);
            GC.KeepAlive(y);
        }
    }
}
