using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>Names a GPU. The embedded engine has none: creating a tensor there says so.</summary>
    public static Device CUDA => new(DeviceType.CUDA);

    /// <summary>Names Apple's GPU, which the embedded engine does not use either.</summary>
    public static Device MPS => new(DeviceType.MPS);

    public static bool cuda_is_available() => false;

    public static bool mps_is_available() => false;

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(DeviceType.CUDA, index);

    /// <summary>Where tensors live. The embedded engine computes on the CPU; other devices can be named, not used.</summary>
    public class Device
    {
        /// <summary>Reads "cpu", "cuda", "cuda:1" and their like.</summary>
        public Device(string description)
        {
            var colon = description.IndexOf(':', StringComparison.Ordinal);
            type = Parse(colon < 0 ? description : description[..colon]);
            index = colon < 0 ? -1 : int.Parse(description.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        }

        public Device(string deviceType, int index = -1)
        {
            type = Parse(deviceType);
            this.index = index;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(int index)
        {
            type = DeviceType.CUDA;
            this.index = index;
        }

        public DeviceType type { get; }

        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString()
        {
#pragma warning disable CA1308 // Device names are lower-case words of PyTorch's.
            var text = type.ToString().ToLowerInvariant();
#pragma warning restore CA1308
            return type == DeviceType.CPU || index == -1 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{index}");
        }

        /// <summary>Checks that the engine can compute there.</summary>
        internal static void Check(Device? device)
        {
            if (device is not null)
            {
                Check(device.type);
            }
        }

        internal static void Check(DeviceType type)
        {
            if (type != DeviceType.CPU)
            {
                throw new InvalidOperationException(
                    $"The embedded engine computes on the CPU only, not on {type}. For a GPU, build with the TorchSharp engine (VaeEngine=TorchSharp).");
            }
        }

        private static DeviceType Parse(string name) => Enum.TryParse<DeviceType>(name, ignoreCase: true, out var found)
            ? found
            : throw new ArgumentException($"'{name}' names no device: expected cpu, or cuda with the TorchSharp engine.", nameof(name));
    }

    /// <summary>CUDA, which the embedded engine never has.</summary>
    public static class cuda
    {
        public static bool is_available() => false;

        public static bool is_cudnn_available() => false;

        public static int device_count() => 0;

        /// <summary>Does nothing: there is no work to wait for.</summary>
        public static void synchronize(Device? device = null)
        {
        }

        /// <summary>Does nothing: there is no generator to seed.</summary>
        public static void manual_seed(long seed)
        {
        }

        /// <summary>Does nothing: there is no generator to seed.</summary>
        public static void manual_seed_all(long seed)
        {
        }
    }
}
