using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor clone() => new(Ops.Clone(Impl));

        public Tensor contiguous() => new(Ops.Contiguous(Impl));

        /// <summary>The tensor in another type; another handle to it when it has that type already.</summary>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            var result = new Tensor(copy && type == Impl.DType ? Ops.Clone(Impl) : Ops.To(Impl, type));
            if (disposeAfter)
            {
                Dispose();
            }
            return result;
        }

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Device.Check(device);
            return to_type(Impl.DType, copy, disposeAfter, non_blocking);
        }

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            Device.Check(device);
            return to_type(type, copy, disposeAfter, non_blocking);
        }

        public Tensor to(Tensor other, bool non_blocking = false) => to_type(other.dtype);

        public Tensor type(ScalarType dtype) => to_type(dtype);

        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        public Tensor cpu() => alias();

        /// <summary>Fails: the embedded engine has no GPU.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? new Device(DeviceType.CUDA));

        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            Ops.CopyInPlace(Impl, source.Impl);
            return this;
        }

        public Tensor fill_(Scalar value)
        {
            Ops.FillInPlace(Impl, value.Value);
            return this;
        }

        public Tensor zero_()
        {
            Ops.FillInPlace(Impl, Number.Of(0L));
            return this;
        }

        /// <summary>Makes this the same data as another tensor.</summary>
        public Tensor set_(Tensor source)
        {
            Impl.Adopt(source.Impl);
            return this;
        }

        public bool Equals(Tensor? target) => target is not null && Ops.Equal(Impl, target.Impl);

        public bool allclose(Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false)
        {
            using var close = new Tensor(Ops.IsClose(Impl, target.Impl, rtol, atol, equal_nan));
            using var all = close.all();
            return all.item<bool>();
        }

        public bool is_nonzero() => Impl.Count == 1
            ? (bool)this
            : throw new InvalidOperationException($"is_nonzero() reads a tensor of one element; this one has {Impl.Count}.");

        public unsafe Span<byte> bytes
        {
            get
            {
                CheckBytes();
                return new Span<byte>(Impl.Data, checked((int)(Impl.Count * ElementSize)));
            }
            set
            {
                CheckBytes();
                if (value.Length != Impl.Count * ElementSize)
                {
                    throw new ArgumentException($"The tensor takes {Impl.Count * ElementSize} bytes, not {value.Length}.", nameof(value));
                }
                value.CopyTo(new Span<byte>(Impl.Data, value.Length));
                Impl.Storage.Version++;
            }
        }

        private void CheckBytes()
        {
            if (!Impl.IsContiguous)
            {
                throw new InvalidOperationException("The bytes of a tensor that is not contiguous lie apart: call contiguous() first.");
            }
        }
    }

    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-05, double atol = 1e-08, bool equal_nan = false) =>
        tensor.allclose(target, rtol, atol, equal_nan);

    public static Tensor clone(Tensor input) => input.clone();

    public static bool is_nonzero(Tensor input) => input.is_nonzero();

    public static long numel(Tensor input) => input.numel();
}
