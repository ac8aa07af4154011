namespace TorchSharp;

/// <content>Switches of devices. The embedded engine has the CPU only; what they say is kept and changes nothing.</content>
public static partial class torch
{
    /// <summary>Whether tensors can live on such a device.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType == DeviceType.CPU;

    /// <exception cref="InvalidOperationException">The device is not the CPU.</exception>
    public static void InitializeDeviceType(DeviceType deviceType) => Device.Check(deviceType);

    /// <summary>The device, or the default one when none is given.</summary>
    /// <exception cref="InvalidOperationException">The device is not the CPU.</exception>
    public static Device InitializeDevice(Device? device)
    {
        Device.Check(device);
        return device ?? get_default_device();
    }

    /// <exception cref="InvalidOperationException">The device is not the CPU.</exception>
    public static void set_default_device(Device device) => Device.Check(device);

    /// <inheritdoc cref="set_default_device(Device)"/>
    public static void set_default_device(string device) => set_default_device(new Device(device));

    public static class backends
    {
        public static class cuda
        {
            private static bool usesFlash = true;
            private static bool usesMath = true;

            public static void enable_flash_sdp(bool enable) => usesFlash = enable;

            public static bool flash_sdp_enabled() => usesFlash;

            public static void enable_math_sdp(bool enable) => usesMath = enable;

            public static bool math_sdp_enabled() => usesMath;

            public static class matmul
            {
                public static bool allow_tf32 { get; set; }

                public static bool allow_fp16_reduced_precision_reduction { get; set; } = true;
            }
        }

        public static class cudnn
        {
            public static bool allow_tf32 { get; set; } = true;
        }
    }
}
