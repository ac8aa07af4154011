namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            protected DeviceType _deviceType = DeviceType.CPU;
            protected int _deviceIndex = -1;

            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                CheckMove(device.type);
                CheckConversion(dtype);
                _toEpilog(dtype, device, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                CheckMove(deviceType);
                _toEpilog(null, new Device(deviceType, deviceIndex), non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                CheckConversion(dtype);
                _toEpilog(dtype, null, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            /// <summary>Converts what this module and its submodules hold. The tensors stay the same objects, so an optimiser made before still knows them.</summary>
            protected virtual void _toEpilog(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach (var child in children())
                {
                    child._toEpilog(dtype, device, non_blocking);
                }

                if (dtype is { } type)
                {
                    foreach (var (_, parameter) in named_parameters(recurse: false))
                    {
                        parameter.ConvertInPlace(type);
                    }

                    foreach (var (_, buffer) in named_buffers(recurse: false))
                    {
                        buffer.ConvertInPlace(type);
                    }
                }
            }

            private static void CheckMove(DeviceType type)
            {
                if (type == DeviceType.CUDA)
                {
                    throw new InvalidOperationException("CUDA is not available.");
                }

                if (type != DeviceType.CPU)
                {
                    throw new InvalidOperationException($"The device {type} is not available: the embedded engine computes on the CPU.");
                }
            }

            private static void CheckConversion(ScalarType dtype)
            {
                if (dtype is not (ScalarType.Float32 or ScalarType.Float64))
                {
                    throw new ArgumentException($"A module's parameters cannot become {dtype}: expected Float32 or Float64.", nameof(dtype));
                }
            }
        }
    }
}
