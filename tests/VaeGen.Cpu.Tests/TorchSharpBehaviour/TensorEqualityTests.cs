using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>The several meanings of equal, and identity across wrappers.</summary>
public class TensorEqualityTests
{
    [Fact]
    public void Equals_compares_shape_and_values_at_once()
    {
        var a = arange(4, dtype: float32);
        Assert.True(a.Equals(arange(4, dtype: float32)));
        Assert.True(a.Equals((object)arange(4, dtype: float32)));
        Assert.False(a.Equals(a.reshape(2, 2)));
        Assert.False(a.Equals(a + 1));
        Assert.False(a.Equals((object)"text"));
        Assert.Equal(a, a.clone());
    }

    [Fact]
    public void The_operator_compares_element_by_element()
    {
        var a = arange(4, dtype: float32);
        Tensor same = a == tensor(new[] { 0f, 9f, 2f, 9f });
        Assert.Equal([true, false, true, false], same.data<bool>().ToArray());
    }

    [Fact]
    public void Allclose_takes_tolerances_and_nan_when_told()
    {
        var a = tensor(new[] { 1f, float.NaN });
        var b = tensor(new[] { 1.000001f, float.NaN });
        Assert.False(a.allclose(b));
        Assert.True(a.allclose(b, equal_nan: true));
        Assert.False(ones(1).allclose(ones(1) * 1.1));
        Assert.True(ones(1).allclose(ones(1) * 1.1, rtol: 0.2));
        Assert.Equal([false, true], a.isnan().data<bool>().ToArray());
        Assert.True(a.isfinite()[0].ToBoolean());
    }

    [Fact]
    public void Aliases_are_other_tensors_over_the_same_values()
    {
        var a = ones(2);
        var alias = a.alias();
        Assert.NotEqual(a.Handle, alias.Handle);
        alias.fill_(5);
        a.Dispose();
        Assert.Throws<InvalidOperationException>(() => a.Handle);
        Assert.Equal(10f, alias.sum().item<float>());
    }

    [Fact]
    public void Detached_tensors_share_values_but_no_graph()
    {
        var x = ones(2, requires_grad: true);
        var d = x.detach();
        Assert.False(d.requires_grad);
        d.fill_(3);
        Assert.Equal(3f, x[0].ToSingle());
        Assert.Equal(x.storage_offset(), d.storage_offset());
    }
}
