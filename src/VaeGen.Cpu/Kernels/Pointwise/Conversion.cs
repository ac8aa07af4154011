using System.Numerics;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>Copies between tensors of any two element types, and fills.</summary>
internal static unsafe class Conversion
{
    /// <summary>Copies the source, broadcast, into the target.</summary>
    internal static void Copy(TensorImpl target, TensorImpl source)
    {
        var plan = LoopPlan.For(target.Sizes, target, source);
        if (target.DType == source.DType)
        {
            switch (DTypes.Size(target.DType))
            {
                case 8: Loop.Over(plan, new CopyRun<long>(target.Pointer<long>(), source.Pointer<long>())); break;
                case 4: Loop.Over(plan, new CopyRun<int>(target.Pointer<int>(), source.Pointer<int>())); break;
                case 2: Loop.Over(plan, new CopyRun<short>(target.Pointer<short>(), source.Pointer<short>())); break;
                default: Loop.Over(plan, new CopyRun<byte>(target.Pointer<byte>(), source.Pointer<byte>())); break;
            }
        }
        else
        {
            switch (source.DType)
            {
                case ScalarType.Float32: From<float>(plan, target, source); break;
                case ScalarType.Float64: From<double>(plan, target, source); break;
                case ScalarType.Int64: From<long>(plan, target, source); break;
                case ScalarType.Int32: From<int>(plan, target, source); break;
                case ScalarType.Int16: From<short>(plan, target, source); break;
                case ScalarType.Int8: From<sbyte>(plan, target, source); break;
                default: From<byte>(plan, target, source); break;
            }
        }
        GC.KeepAlive(source);
        GC.KeepAlive(target);
    }

    internal static void Fill(TensorImpl target, double real, long integer)
    {
        var plan = LoopPlan.For(target.Sizes, target);
        switch (target.DType)
        {
            case ScalarType.Float32: Run((float)real); break;
            case ScalarType.Float64: Run(real); break;
            case ScalarType.Int64: Run(integer); break;
            case ScalarType.Int32: Run((int)integer); break;
            case ScalarType.Int16: Run((short)integer); break;
            case ScalarType.Int8: Run((sbyte)integer); break;
            case ScalarType.Bool: Run((byte)(integer != 0 || real != 0 ? 1 : 0)); break;
            default: Run((byte)integer); break;
        }
        GC.KeepAlive(target);

        void Run<T>(T value) where T : unmanaged => Loop.Over(plan, new FillRun<T>(target.Pointer<T>(), value));
    }

    private static void From<TFrom>(in LoopPlan plan, TensorImpl target, TensorImpl source)
        where TFrom : unmanaged, INumber<TFrom>
    {
        var from = source.Pointer<TFrom>();
        switch (target.DType)
        {
            case ScalarType.Float32: Loop.Over(plan, new ConvertRun<TFrom, float>(target.Pointer<float>(), from)); break;
            case ScalarType.Float64: Loop.Over(plan, new ConvertRun<TFrom, double>(target.Pointer<double>(), from)); break;
            case ScalarType.Int64: Loop.Over(plan, new ConvertRun<TFrom, long>(target.Pointer<long>(), from)); break;
            case ScalarType.Int32: Loop.Over(plan, new ConvertRun<TFrom, int>(target.Pointer<int>(), from)); break;
            case ScalarType.Int16: Loop.Over(plan, new ConvertRun<TFrom, short>(target.Pointer<short>(), from)); break;
            case ScalarType.Int8: Loop.Over(plan, new ConvertRun<TFrom, sbyte>(target.Pointer<sbyte>(), from)); break;
            case ScalarType.Bool: Loop.Over(plan, new TruthRun<TFrom>(target.Pointer<byte>(), from)); break;
            default: Loop.Over(plan, new ConvertRun<TFrom, byte>(target.Pointer<byte>(), from)); break;
        }
    }

    private struct CopyRun<T>(T* target, T* source) : IRun
        where T : unmanaged
    {
        public readonly void Run(long* offsets, long* strides, long count)
        {
            T* d = target + offsets[0], s = source + offsets[1];
            if (strides[0] == 1 && strides[1] == 1)
            {
                Buffer.MemoryCopy(s, d, count * sizeof(T), count * sizeof(T));
                return;
            }
            for (long i = 0; i < count; i++)
            {
                d[i * strides[0]] = s[i * strides[1]];
            }
        }
    }

    private struct ConvertRun<TFrom, TTo>(TTo* target, TFrom* source) : IRun
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        private static bool FromReal => typeof(TFrom) == typeof(float) || typeof(TFrom) == typeof(double);

        private static bool ToReal => typeof(TTo) == typeof(float) || typeof(TTo) == typeof(double);

        public readonly void Run(long* offsets, long* strides, long count)
        {
            var d = target + offsets[0];
            var s = source + offsets[1];
            for (long i = 0; i < count; i++)
            {
                // A float becomes an integer by way of the widest one, and integers wrap: what C casts do.
                var value = s[i * strides[1]];
                d[i * strides[0]] = FromReal && !ToReal ? TTo.CreateTruncating(long.CreateTruncating(value)) : TTo.CreateTruncating(value);
            }
        }
    }

    private struct TruthRun<TFrom>(byte* target, TFrom* source) : IRun
        where TFrom : unmanaged, INumber<TFrom>
    {
        public readonly void Run(long* offsets, long* strides, long count)
        {
            var d = target + offsets[0];
            var s = source + offsets[1];
            for (long i = 0; i < count; i++)
            {
                d[i * strides[0]] = s[i * strides[1]] == TFrom.Zero ? (byte)0 : (byte)1;
            }
        }
    }

    private struct FillRun<T>(T* target, T value) : IRun
        where T : unmanaged
    {
        public readonly void Run(long* offsets, long* strides, long count)
        {
            var d = target + offsets[0];
            if (strides[0] == 1 || count == 1)
            {
                new Span<T>(d, (int)count).Fill(value);
                return;
            }
            for (long i = 0; i < count; i++)
            {
                d[i * strides[0]] = value;
            }
        }
    }
}
