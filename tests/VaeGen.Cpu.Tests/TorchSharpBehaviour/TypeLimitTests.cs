using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>The small things programs ask the library itself: limits, devices, single random numbers.</summary>
public sealed class TypeLimitTests
{
    [Fact]
    public void Limits_are_those_of_the_type()
    {
        Assert.Equal((32, 1.1920928955078125e-07, 3.4028234663852886e+38, 1.1754943508222875e-38), (finfo().bits, finfo().eps, finfo().max, finfo().tiny));
        var wide = finfo(float64);
        Assert.Equal((64, 2.220446049250313e-16, double.MaxValue, 2.2250738585072014e-308, 1e-15), (wide.bits, wide.eps, wide.max, wide.smallest_normal, wide.resolution));
        Assert.Equal(-wide.max, wide.min);
        Assert.Throws<ArgumentException>(() => finfo(int32));
        Assert.Equal([255, 127, short.MaxValue, int.MaxValue, long.MaxValue], new[] { uint8, int8, int16, int32, int64 }.Select(max_int_value));
        Assert.Throws<ArgumentException>(() => max_int_value(ScalarType.Bool));
    }

    [Fact]
    public void Single_random_numbers_are_drawn_as_tensors_of_one_element_are()
    {
        using var scope = NewDisposeScope();
        Generator One() => new(11);
        Assert.Equal(rand(1, dtype: float64, generator: One()).item<double>(), rand_float(One()));
        Assert.Equal(randn(1, dtype: float64, generator: One()).item<double>(), randn_float(One()));
        Assert.Equal(randint(5, 1000, 1, generator: One()).item<long>(), randint_long(5, 1000, One()));
        Assert.Equal((int)randint(1000, 1, generator: One()).item<long>(), randint_int(1000, One()));
        Assert.Equal(randint(2, 1, generator: One()).item<long>() == 1, randint_bool(One()));
    }

    [Fact]
    public void Powers_are_spaced_evenly_by_their_exponents()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1, 10, 100, 1000], logspace(0, 3, 4, dtype: float64).data<double>().ToArray());
        Assert.Equal([2f, 4f, 8f], logspace(1, 3, 3, @base: 2).data<float>().ToArray());
        Assert.Equal(float32, logspace(0, 1, 0).dtype);
    }

    [Fact]
    public void The_name_says_the_type()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 0.0, 1.5 });
        Assert.Equal(
            [ScalarType.Bool, uint8, int16, int32, int64, float32, float64],
            new[] { BoolTensor(x), ByteTensor(x), ShortTensor(x), IntTensor(x), LongTensor(x), FloatTensor(x), DoubleTensor(x) }.Select(t => t.dtype));
    }

#if VAE_ENGINE_CPU
    [Fact]
    public void The_only_device_is_the_processor()
    {
        Assert.True(TryInitializeDeviceType(DeviceType.CPU));
        Assert.False(TryInitializeDeviceType(DeviceType.CUDA));
        Assert.Throws<InvalidOperationException>(() => InitializeDeviceType(DeviceType.CUDA));
        Assert.Throws<InvalidOperationException>(() => set_default_device("cuda"));
        set_default_device(CPU);
        Assert.Equal(DeviceType.CPU, InitializeDevice(null).type);
        cuda.synchronize();
        backends.cuda.matmul.allow_tf32 = true;
        Assert.True(backends.cuda.matmul.allow_tf32);
        backends.cuda.matmul.allow_tf32 = false;
    }
#endif
}
