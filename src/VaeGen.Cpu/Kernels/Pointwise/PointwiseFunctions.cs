using System.Numerics;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>Element-wise kernels one element at a time: functions without a vector form, comparisons, selection.</summary>
internal static unsafe class PointwiseFunctions
{
    internal static TensorImpl Real<TOp>(TOp op, TensorImpl x, TensorImpl? into = null)
        where TOp : struct, IRealFunction
    {
        var y = into ?? Layout.Like(x);
        var plan = LoopPlan.For(y.Sizes, y, x);
        if (x.DType == ScalarType.Float32)
        {
            Loop.Over(plan, new RealFunctionRun<TOp, float>(op, y.Pointer<float>(), x.Pointer<float>()));
        }
        else
        {
            Loop.Over(plan, new RealFunctionRun<TOp, double>(op, y.Pointer<double>(), x.Pointer<double>()));
        }
        GC.KeepAlive(x);
        return y;
    }

    internal static TensorImpl RealPair<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into = null)
        where TOp : struct, IRealPair
    {
        var y = into ?? TensorImpl.Empty(Shapes.Broadcast(a.Sizes, b.Sizes), a.DType);
        ElementTypes.RunReal(a.DType, new RealPairWork<TOp>(op, y, a, b));
        return y;
    }

    internal static TensorImpl Numbers<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into = null)
        where TOp : struct, INumberFunction
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

        void Run<T>() where T : unmanaged, INumber<T> =>
            Loop.Over(plan, new NumberFunctionRun<TOp, T>(op, y.Pointer<T>(), a.Pointer<T>(), b.Pointer<T>()));
    }

    /// <summary>Truth values of a statement about two tensors of one type.</summary>
    internal static TensorImpl Relation<TOp>(TOp op, TensorImpl a, TensorImpl b)
        where TOp : struct, IRelation
    {
        var y = Layout.Like(Shapes.Broadcast(a.Sizes, b.Sizes), ScalarType.Bool, a, b);
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

        void Run<T>() where T : unmanaged, INumber<T> =>
            Loop.Over(plan, new RelationRun<TOp, T>(op, y.Data, a.Pointer<T>(), b.Pointer<T>()));
    }

    internal static TensorImpl Property<TOp>(TOp op, TensorImpl x)
        where TOp : struct, IProperty
    {
        var y = Layout.Like(x, ScalarType.Bool);
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

        void Run<T>() where T : unmanaged, INumber<T> => Loop.Over(plan, new PropertyRun<TOp, T>(op, y.Data, x.Pointer<T>()));
    }

    /// <summary>Elements of a where the condition (bool) holds, of b (same type) elsewhere.</summary>
    internal static TensorImpl Where(TensorImpl condition, TensorImpl a, TensorImpl b, TensorImpl? into = null)
    {
        var sizes = Shapes.Broadcast(condition.Sizes, Shapes.Broadcast(a.Sizes, b.Sizes));
        var y = into ?? Layout.Like(sizes, a.DType, condition, a, b);
        var plan = LoopPlan.For(y.Sizes, y, condition, a, b);
        switch (DTypes.Size(a.DType))
        {
            case 8: Run<long>(); break;
            case 4: Run<int>(); break;
            case 2: Run<short>(); break;
            default: Run<byte>(); break;
        }
        GC.KeepAlive(condition);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return y;

        void Run<T>() where T : unmanaged =>
            Loop.Over(plan, new WhereRun<T>(y.Pointer<T>(), condition.Data, a.Pointer<T>(), b.Pointer<T>()));
    }

    private readonly struct RealPairWork<TOp>(TOp op, TensorImpl y, TensorImpl a, TensorImpl b) : IRealWork
        where TOp : struct, IRealPair
    {
        public void Run<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            Loop.Over(LoopPlan.For(y.Sizes, y, a, b), new RealPairRun<TOp, T>(op, y.Pointer<T>(), a.Pointer<T>(), b.Pointer<T>()));
            GC.KeepAlive(a);
            GC.KeepAlive(b);
        }
    }
}
