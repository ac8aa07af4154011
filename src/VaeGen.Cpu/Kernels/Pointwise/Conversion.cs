using System.Numerics;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>Copies between tensors of any two element types, and fills.</summary>
internal static unsafe class Conversion
{
    /// <summary>Copies the source, broadcast, into the target.</summary>
    internal static void Copy(TensorImpl target, TensorImpl source)
    {
        if (target.DType == source.DType)
        {
            ElementTypes.RunMove(target.DType, new CopyWork(target, source));
        }
        else
        {
            ElementTypes.Run(source.DType, new FromWork(target, source));
        }
    }

    internal static void Fill(TensorImpl target, double real, long integer)
    {
        if (target.DType == ScalarType.Bool)
        {
            integer = integer != 0 || real != 0 ? 1 : 0;
        }
        ElementTypes.Run(target.DType, new FillWork(target, real, integer));
    }

    private readonly struct CopyWork(TensorImpl target, TensorImpl source) : IMoveWork
    {
        public void Run<T>()
            where T : unmanaged
        {
            Loop.Over(LoopPlan.For(target.Sizes, target, source), new CopyRun<T>(target.Pointer<T>(), source.Pointer<T>()));
            GC.KeepAlive(source);
            GC.KeepAlive(target);
        }
    }

    private readonly struct FromWork(TensorImpl target, TensorImpl source) : IElementWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            if (target.DType != ScalarType.Bool)
            {
                ElementTypes.Run(target.DType, new ToWork<T>(target, source));
                return;
            }
            Loop.Over(LoopPlan.For(target.Sizes, target, source), new TruthRun<T>(target.Pointer<byte>(), source.Pointer<T>()));
            GC.KeepAlive(source);
            GC.KeepAlive(target);
        }
    }

    private readonly struct ToWork<TFrom>(TensorImpl target, TensorImpl source) : IElementWork
        where TFrom : unmanaged, INumber<TFrom>
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            Loop.Over(LoopPlan.For(target.Sizes, target, source), new ConvertRun<TFrom, T>(target.Pointer<T>(), source.Pointer<TFrom>()));
            GC.KeepAlive(source);
            GC.KeepAlive(target);
        }
    }

    private readonly struct FillWork(TensorImpl target, double real, long integer) : IElementWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var value = Element.To<T>(Number.Of(target.DType, real, integer));
            Loop.Over(LoopPlan.For(target.Sizes, target), new FillRun<T>(target.Pointer<T>(), value));
            GC.KeepAlive(target);
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
