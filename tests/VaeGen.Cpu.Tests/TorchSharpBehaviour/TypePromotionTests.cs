using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>Which element type comes out: PyTorch's categories (bool, integer, float) and its rule that numbers do not widen.</summary>
public class TypePromotionTests
{
    private readonly Tensor f32 = ones(2);
    private readonly Tensor f64 = ones(2, dtype: float64);
    private readonly Tensor i64 = ones(2, dtype: int64);
    private readonly Tensor flags = ones(2, dtype: ScalarType.Bool);

    [Fact]
    public void Tensors_with_tensors()
    {
        Assert.Equal(float32, (f32 + i64).dtype);
        Assert.Equal(float64, (f32 * f64).dtype);
        Assert.Equal(float64, (i64 - f64).dtype);
        Assert.Equal(int64, (flags + i64).dtype);
        Assert.Equal(float32, (flags * f32).dtype);
        Assert.Equal(float32, (i64 / i64).dtype);
        Assert.Equal(float64, maximum(f32, f64).dtype);
        Assert.Equal(float64, where(flags, f32, f64).dtype);
    }

    [Fact]
    public void Numbers_do_not_widen_within_their_category()
    {
        Assert.Equal(float32, (f32 + 1.5).dtype);
        Assert.Equal(float32, (1.5 * f32).dtype);
        Assert.Equal(float32, (i64 + 1.5).dtype);
        Assert.Equal(int64, (i64 * 2).dtype);
        Assert.Equal(int64, (flags + 2L).dtype);
        Assert.Equal(float64, (f64 + 1.5f).dtype);
        Assert.Equal(float32, (i64 / 2).dtype);
        Assert.Equal(float32, (6 / i64).dtype);
    }

    [Fact]
    public void Tensors_without_dimensions_behave_like_numbers_of_their_category()
    {
        Assert.Equal(float32, (f32 + tensor(1.0)).dtype);
        Assert.Equal(float64, (i64 + tensor(1.0)).dtype);
        Assert.Equal(int64, (i64 + tensor(true)).dtype);
        Assert.Equal(float64, (tensor(1f) + tensor(1.0)).dtype);
    }

    [Fact]
    public void Functions_of_integers()
    {
        Assert.Equal(float32, i64.exp().dtype);
        Assert.Equal(float32, i64.sqrt().dtype);
        Assert.Equal(float32, i64.sigmoid().dtype);
        Assert.Equal(int64, i64.pow(2).dtype);
        Assert.Equal(int64, i64.sum().dtype);
        Assert.Equal(int64, flags.sum().dtype);
        Assert.Equal(int64, flags.cumsum(0).dtype);
        Assert.Equal(float64, f32.sum(type: float64).dtype);
        Assert.Equal(int64, i64.abs().dtype);
        Assert.Equal(ScalarType.Bool, (i64 == f32).dtype);
        Assert.Throws<ExternalException>(() => i64.mean());
    }

    [Fact]
    public void In_place_results_must_fit()
    {
        Assert.Throws<ExternalException>(() => i64.add_(1.5));
        Assert.Throws<ExternalException>(() => i64.mul_(f32));
        Assert.Throws<ExternalException>(() => i64.div_(2));
        Assert.Equal(float32, f32.add_(i64).dtype);
        Assert.Equal(float32, f32.add_(f64).dtype);
        Assert.Equal(2f, f32.zero_().copy_(i64 * 2)[0].item<float>());
    }

    [Fact]
    public void Conversions()
    {
        Assert.Equal([-1L, 0L, 2L], tensor(new[] { -1.9f, 0.5f, 2.9f }).to(int64).data<long>().ToArray());
        Assert.Equal([true, false, true], tensor(new[] { 0.1f, 0f, -3f }).to(ScalarType.Bool).data<bool>().ToArray());
        Assert.Equal([1f, 0f], tensor(new[] { true, false }).to_type(ScalarType.Float32).data<float>().ToArray());
        Assert.Equal(int64, f32.@long().dtype);
        Assert.Equal(float64, f32.@double().dtype);
        Assert.Equal(float32, f64.@float().dtype);
        Assert.Equal(ScalarType.Bool, f32.@bool().dtype);
        Assert.Equal(float64, f32.to(f64).dtype);
    }

    [Fact]
    public void Matrix_products_do_not_mix_types()
    {
        var a = ones(2, 2);
        var b = ones(2, 2, dtype: float64);
        Assert.Throws<ExternalException>(() => a.mm(b));
        Assert.Throws<ExternalException>(() => nn.functional.linear(a, b));
    }

    [Fact]
    public void A_function_of_whole_numbers_or_flags_is_real()
    {
        using var scope = NewDisposeScope();
        Tensor whole = tensor(new[] { 0, 1, 2 }), real = whole.to(float32);
        foreach (var function in (Func<Tensor, Tensor>[])[x => x.cos(), x => x.sin(), x => x.exp(), x => x.sqrt(), x => x.tanh(), x => x.sigmoid(), x => x.erf()])
        {
            Assert.True(function(whole).Equals(function(real)));
            Assert.True(function(whole.to(ScalarType.Byte)).Equals(function(real)));
            Assert.Equal(float32, function(whole > 0).dtype);
        }
        Assert.Throws<ExternalException>(() => whole.cos_());
    }
}
