using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The memory behind a tensor as one row of numbers, whatever the tensor's shape.</summary>
    public abstract class Storage
    {
        /// <summary>All of the memory, owned once; null for a single value, and once disposed of.</summary>
        private protected TensorImpl? row;

        /// <exception cref="InvalidOperationException">This is a single value, or was disposed of.</exception>
        private protected TensorImpl Row => row ?? throw new InvalidOperationException("This storage is a single value, or was disposed of.");

        public Storage<bool> @bool() => As<bool>();

        public Storage<byte> @byte() => As<byte>();

        public Storage<int> @int() => As<int>();

        public Storage<long> @long() => As<long>();

        public Storage<float> @float() => As<float>();

        public Storage<double> @double() => As<double>();

        /// <summary>Bytes to an element.</summary>
        public abstract int element_size();

        /// <summary>Bytes in all.</summary>
        public ulong nbytes() => (ulong)(Row.Count * DTypes.Size(Row.DType));

        /// <summary>The same memory, or a converted copy where T is another type than its own.</summary>
        private protected Storage<T> As<T>() where T : unmanaged => new(Ops.To(Row, DTypes.Of<T>()));
    }

    public static bool is_storage(object obj) => obj is Storage;

    public partial class Tensor
    {
        /// <summary>The memory behind the tensor, or behind a converted copy of it where T is another type than its own.</summary>
        public Storage<T> storage<T>() where T : unmanaged
        {
            var impl = Impl;
            if (!DTypes.IsOf<T>(impl.DType))
            {
                using var converted = to_type(DTypes.Of<T>());
                return converted.storage<T>();
            }
            // A view's memory is that of what it looks at.
            var owner = impl.ViewBase ?? impl;
            var last = owner.Offset;
            for (var dim = 0; dim < owner.Rank; dim++)
            {
                last += (owner.Sizes[dim] - 1) * owner.Strides[dim];
            }
            return new Storage<T>(impl.Alias([owner.Count == 0 ? 0 : last + 1], [1], 0));
        }
    }
}
