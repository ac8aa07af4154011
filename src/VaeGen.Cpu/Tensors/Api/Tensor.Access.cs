using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements; T must be the tensor's own type.</summary>
        /// <exception cref="ArgumentException">T is another type.</exception>
        public Utils.TensorAccessor<T> data<T>() where T : unmanaged
        {
            if (!DTypes.IsOf<T>(Impl.DType))
            {
                throw new ArgumentException($"The tensor's elements are {Impl.DType}, not {typeof(T).Name}.");
            }
            return new Utils.TensorAccessor<T>(this);
        }

        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">There are more or fewer elements, or T is another type.</exception>
        public unsafe T item<T>() where T : unmanaged
        {
            var impl = Impl;
            if (impl.Count != 1)
            {
                throw new ArgumentException($"item() reads a tensor of one element; this one has {impl.Count}.");
            }
            if (!DTypes.IsOf<T>(impl.DType))
            {
                throw new ArgumentException($"The tensor's elements are {impl.DType}, not {typeof(T).Name}.");
            }
            var value = *impl.Pointer<T>();
            GC.KeepAlive(impl);
            return value;
        }
    }
}
