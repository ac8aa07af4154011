using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Tensors;

public sealed class SemanticsTests
{
    [Fact]
    public void Views_share_memory_and_copies_do_not()
    {
        using var scope = NewDisposeScope();
        var x = arange(6, dtype: ScalarType.Float32).reshape(2, 3);
        x.t()[2, 0] = 20f;
        x.select(0, 1).narrow(0, 1, 2).fill_(-1);
        Assert.Equal([0f, 1f, 20f, 3f, -1f, -1f], x.data<float>().ToArray());
        x.clone().zero_();
        Assert.Equal(20f, x[0, 2].item<float>());
        Assert.Equal([1L, 3L], x.t().stride());
        Assert.False(x.t().is_contiguous());
        Assert.Equal([0f, 3f, 1f, -1f, 20f, -1f], x.t().data<float>().ToArray());
        Assert.Throws<ExternalException>(() => x.t().view(6));
        Assert.Equal([6L], x.t().reshape(6).shape);
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_named()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => ones(2, 3) + ones(2, 4));
        Assert.Contains("The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ExternalException>(() => ones(2, 3).mm(ones(2, 3)));
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ExternalException>(() => ones(3).add_(ones(2, 3)));
        Assert.Contains("output with shape [3] doesn't match the broadcast shape [2, 3]", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ExternalException>(() => ones(2, 3).view(4));
        Assert.Contains("shape '[4]' is invalid for input of size 6", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ExternalException>(() => ones(2, 3).sum(2));
        Assert.Contains("Dimension out of range", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Types_are_promoted_as_in_PyTorch()
    {
        using var scope = NewDisposeScope();
        Tensor f = ones(2), d = ones(2, dtype: ScalarType.Float64), l = ones(2, dtype: ScalarType.Int64), b = f > 0, u = ones(2, dtype: ScalarType.Byte);
        Assert.Equal(ScalarType.Float64, (f + d).dtype);
        Assert.Equal(ScalarType.Float32, (f + l).dtype);
        Assert.Equal(ScalarType.Float32, (f * 2.5).dtype);
        Assert.Equal(ScalarType.Float32, (l * 2.5).dtype);
        Assert.Equal(ScalarType.Int64, (l * 2).dtype);
        Assert.Equal(ScalarType.Float32, (l / 2).dtype);
        Assert.Equal(ScalarType.Int64, (b + 1).dtype);
        Assert.Equal(ScalarType.Float32, (f + tensor(2.0)).dtype);
        Assert.Equal(ScalarType.Int16, promote_types(ScalarType.Byte, ScalarType.Int8));
        Assert.Equal(ScalarType.Byte, (u + 1).dtype);
        Assert.Equal(ScalarType.Int64, b.sum().dtype);
        Assert.Equal(2L, b.sum().item<long>());
        Assert.Throws<ExternalException>(() => l.add_(0.5));
        Assert.Throws<ArgumentException>(() => f.item<double>());
    }

    [Fact]
    public void Large_sums_keep_their_digits()
    {
        using var scope = NewDisposeScope();
        var x = full(10_000_000, 0.1f);
        // within a few units in the last place (1/16 each) whatever the vector width; added one by one they come to 1,087,937
        Assert.Equal(1_000_000.0, x.sum().item<float>(), 0.5);
        Assert.Equal(10_000.0, x.reshape(100_000, 100).sum(dim: 0)[7].item<float>(), 0.01);
        Assert.Equal(10.0, x.reshape(100_000, 100).sum(1)[99_999].item<float>(), 1e-5);
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var threads = get_num_threads();
        try
        {
            var results = new List<float[]>();
            for (var n = 1; n <= 3; n++)
            {
                set_num_threads(n);
                results.Add(Results());
            }
            Assert.Equal(results[0], results[1]);
            Assert.Equal(results[0], results[2]);
        }
        finally
        {
            set_num_threads(threads);
        }

        static float[] Results()
        {
            using var scope = NewDisposeScope();
            _ = manual_seed(3);
            var x = randn(3000, 70);
            var w = randn(70, 90, requires_grad: true);
            var y = x.matmul(w).sigmoid();
            var loss = y.log_softmax(1).sum() + y.std() + y.mean([0]).square().sum() + (y.t() * 2).exp().mean();
            loss.backward();
            return [loss.item<float>(), .. w.grad!.data<float>().ToArray(), .. y.sum(dim: 0).data<float>().ToArray(), .. x.cumsum(0)[2999].data<float>().ToArray()];
        }
    }

    [Fact]
    public void Only_the_CPU_computes()
    {
        using var scope = NewDisposeScope();
        Assert.False(cuda.is_available());
        Assert.Equal("cpu", ones(1, device: device("cpu")).device.ToString());
        var error = Assert.Throws<InvalidOperationException>(() => ones(1).to(device("cuda:0")));
        Assert.Contains("VaeEngine=TorchSharp", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Special_values_pass_through()
    {
        using var scope = NewDisposeScope();
        var x = tensor([float.NaN, float.NegativeInfinity, 0f, float.PositiveInfinity]);
        Assert.Equal([true, false, false, false], x.isnan().data<bool>().ToArray());
        Assert.Equal([float.NaN, 0f, 0f, float.PositiveInfinity], x.relu().data<float>().ToArray());
        Assert.True(x.sigmoid().allclose(tensor([float.NaN, 0f, 0.5f, 1f]), equal_nan: true));
        Assert.Equal([float.NaN, -1f, 0f, 1f], x.tanh().data<float>().ToArray());
        Assert.Equal([float.NaN, 0f, 1f, float.PositiveInfinity], x.exp().data<float>().ToArray());
        Assert.Equal([float.NaN, -1f, 0f, float.PositiveInfinity], x.expm1().data<float>().ToArray());
        Assert.Equal(float.NaN, x.max().item<float>());
        Assert.Equal(0L, x.argmax().item<long>());
        Assert.Equal([0f, 0.5f, 0.5f], tensor([float.NegativeInfinity, 1f, 1f]).softmax(0).data<float>().ToArray());
        Assert.Equal(1e-10f, tensor([1e-10f]).log1p().item<float>());
        Assert.Equal(1e-10f, tensor([1e-10f]).expm1().item<float>());
    }

    [Fact]
    public void Integers_divide_towards_their_own_rules()
    {
        using var scope = NewDisposeScope();
        Tensor a = tensor([7L, -7L, 7L, -7L]), b = tensor([2L, 2L, -2L, -2L]);
        Assert.Equal([3L, -4L, -4L, 3L], a.floor_divide(b).data<long>().ToArray());
        Assert.Equal([3L, -3L, -3L, 3L], a.div(b, RoundingMode.trunc).data<long>().ToArray());
        Assert.Equal([1L, 1L, -1L, -1L], (a % b).data<long>().ToArray());
        Assert.Equal([1L, -1L, 1L, -1L], a.fmod(b).data<long>().ToArray());
        Assert.Equal([3.5f, -3.5f, -3.5f, 3.5f], (a / b).data<float>().ToArray());
        Assert.Throws<ExternalException>(() => a.floor_divide(0));
    }
}
