using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>Arithmetic as C# operators: numbers on either side, comparisons, conversions, in-place forms.</summary>
public class OperatorTests
{
    private readonly Tensor a = tensor(new[] { 1f, 2f, 3f });
    private readonly Tensor b = tensor(new[] { 4f, 5f, 6f });

    private static float[] Values(Tensor t) => t.data<float>().ToArray();

    [Fact]
    public void Numbers_of_every_kind_mix_with_tensors_on_either_side()
    {
        Assert.Equal([2f, 3f, 4f], Values(a + 1));
        Assert.Equal([2f, 3f, 4f], Values(1 + a));
        Assert.Equal([0.5f, 1f, 1.5f], Values(a * 0.5));
        Assert.Equal([0.5f, 1f, 1.5f], Values(0.5f * a));
        Assert.Equal([0f, -1f, -2f], Values(1L - a));
        Assert.Equal([6f, 3f, 2f], Values(6.0 / a));
        Assert.Equal([1f, 0f, 1f], Values(a % 2));
        Assert.Equal([-1f, -2f, -3f], Values(-a));
        Scalar two = 2;
        Assert.Equal([3f, 4f, 5f], Values(a + two));
        Assert.Equal([6f, 9f, 12f], Values((a + two) * 3 - 3));
    }

    [Fact]
    public void Tensors_combine_element_by_element_and_broadcast()
    {
        Assert.Equal([5f, 7f, 9f], Values(a + b));
        Assert.Equal([4f, 10f, 18f], Values(a * b));
        Assert.Equal([4f, 2.5f, 2f], Values(b / a));
        Assert.Equal([2L, 3L], (a + tensor(new[,] { { 0f }, { 10f } })).shape);
        Assert.Equal(32f, a.dot(b).ToSingle());
        Assert.Equal(32f, a.matmul(b).item<float>());
        Assert.Equal([3L, 3L], outer(a, b).shape);
        Assert.Equal([1f, 4f, 9f], Values(a.pow(2)));
        Assert.Equal([1f, 4f, 9f], Values(a.square()));
        Assert.Equal([2f, 4f, 8f], Values(pow(2, a)));
    }

    [Fact]
    public void Comparisons_give_boolean_tensors()
    {
        Assert.Equal(ScalarType.Bool, (a > 1).dtype);
        Assert.Equal([false, true, true], (a > 1).data<bool>().ToArray());
        Assert.Equal([true, true, false], (a <= 2).data<bool>().ToArray());
        Assert.Equal([true, true, true], (a < b).data<bool>().ToArray());
        Assert.Equal([false, true, false], a.eq(2).data<bool>().ToArray());
        Assert.Equal([true, false, true], (a != 2).data<bool>().ToArray());
        Assert.Equal([false, true, false], ((a > 1) & (a < 3)).data<bool>().ToArray());
        Assert.Equal([true, false, true], (~a.eq(2)).data<bool>().ToArray());
        Assert.True((a > 0).all().ToBoolean());
        Assert.False((bool)(a > 5).any());
    }

    [Fact]
    public void One_element_becomes_a_number()
    {
        var one = tensor(2.75f);
        Assert.Equal(2.75f, (float)one);
        Assert.Equal(2.75f, one.item<float>());
        Assert.Equal(2.75, (double)one.to(float64));
        Assert.Equal(2.75, one.ToDouble());
        Assert.Equal(2, one.ToInt32());
        Assert.Equal(3L, tensor(3L).item<long>());
        Assert.Equal(2.75f, one.reshape(1, 1).item<float>());
        Assert.Equal(2.75f, one.ToScalar().ToSingle());
        Assert.ThrowsAny<Exception>(() => a.item<float>());
        Assert.ThrowsAny<Exception>(() => one.item<double>());
    }

    [Fact]
    public void Numbers_and_arrays_become_tensors_where_a_tensor_is_expected()
    {
        Tensor number = 3f;
        Tensor row = new[] { 1f, 2f };
        Assert.Equal([], number.shape);
        Assert.Equal([2L], row.shape);
        Assert.Equal([3f, 3f, 3f], Values(maximum(a, 3f)));
        Assert.Equal([1f, 0f, 3f], Values(where(a == 2, tensor(0f), a)));
        Assert.Equal(float32, 1.5f.ToTensor().dtype);
    }

    [Fact]
    public void In_place_forms_change_the_tensor_and_return_it()
    {
        var x = a.clone();
        var same = x.add_(1).mul_(2).sub_(b).div_(2);
        Assert.Equal([0f, 0.5f, 1f], Values(x));
        x.zero_();
        Assert.Equal([0f, 0f, 0f], Values(same));
        x.fill_(4).copy_(b);
        Assert.Equal(Values(b), Values(x));
        x.clamp_(4.5, 5.5);
        Assert.Equal([4.5f, 5f, 5.5f], Values(x));
        x += 1;
        Assert.Equal([5.5f, 6f, 6.5f], Values(x));
    }

    [Fact]
    public void Reductions_over_all_or_some_dimensions()
    {
        var m = arange(6, dtype: float32).reshape(2, 3);
        Assert.Equal(15f, m.sum().ToSingle());
        Assert.Equal([3f, 12f], Values(m.sum(1)));
        Assert.Equal([2L, 1L], m.mean([1], keepdim: true).shape);
        Assert.Equal(2.5f, m.mean().ToSingle());
        Assert.Equal((float)Math.Sqrt(3.5), m.std().ToSingle(), 1e-6);
        Assert.Equal(17.5f / 6, m.var(unbiased: false).ToSingle(), 1e-6);
        var (values, indices) = m.max(1);
        Assert.Equal([2f, 5f], Values(values));
        Assert.Equal([2L, 2L], indices.data<long>().ToArray());
        Assert.Equal(5L, m.argmax().ToInt64());
        Assert.Equal([0L, 0L, 0L], m.argmin(0).data<long>().ToArray());
        Assert.Equal([0f, 1f, 3f, 3f, 7f, 12f], Values(m.cumsum(1).flatten()));
        Assert.Equal((float)Math.Sqrt(55), m.norm().ToSingle(), 1e-5);
        Assert.Equal((float)(5 + Math.Log(1 + Math.Exp(-1) + Math.Exp(-2) + Math.Exp(-3) + Math.Exp(-4) + Math.Exp(-5))), m.flatten().logsumexp(0).ToSingle(), 1e-5);
    }
}
