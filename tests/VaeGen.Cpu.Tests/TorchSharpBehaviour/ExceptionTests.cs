using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>What is thrown, of which type: programs catch it.</summary>
public class ExceptionTests
{
    [Fact]
    public void Shapes_that_do_not_fit_are_both_named()
    {
        var product = Assert.Throws<ExternalException>(() => ones(2, 3).matmul(ones(4, 5)));
        Assert.Contains("2x3", product.Message, StringComparison.Ordinal);
        Assert.Contains("4x5", product.Message, StringComparison.Ordinal);

        var sum = Assert.Throws<ExternalException>(() => ones(2, 3) + ones(4));
        Assert.Contains("3", sum.Message, StringComparison.Ordinal);
        Assert.Contains("4", sum.Message, StringComparison.Ordinal);

        var layer = Assert.Throws<ExternalException>(() => nn.Linear(3, 2).forward(ones(1, 4)));
        Assert.Contains("1x4", layer.Message, StringComparison.Ordinal);
        Assert.Contains("3x2", layer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reshaping_to_another_size_throws()
    {
        Assert.Throws<ExternalException>(() => ones(6).reshape(4, 2));
        Assert.Throws<ExternalException>(() => ones(6).view(-1, 4));
        Assert.Throws<ExternalException>(() => ones(2, 3).t().view(6));
        Assert.Throws<ExternalException>(() => ones(2, 3).expand(4, 3));
        Assert.Throws<ExternalException>(() => cat([ones(1, 2), ones(1, 3)], 0));
        Assert.Throws<ExternalException>(() => stack([ones(2), ones(3)]));
    }

    [Fact]
    public void Dimensions_and_indices_out_of_range_throw()
    {
        Assert.Throws<ExternalException>(() => ones(2, 3).sum(2));
        Assert.Throws<ExternalException>(() => ones(2, 3).transpose(0, 3));
        Assert.Throws<ExternalException>(() => ones(2, 3)[2]);
        Assert.Throws<ExternalException>(() => ones(2, 3)[-3]);
        Assert.Throws<ExternalException>(() => ones(2, 3)[0, 0, 0]);
    }

    [Fact]
    public void A_value_of_another_type_or_count_is_an_argument_error()
    {
        var x = tensor(2.5f);
        Assert.Throws<ArgumentException>(() => x.item<double>());
        Assert.Throws<ArgumentException>(() => x.item<long>());
        Assert.Throws<ArgumentException>(() => x.data<int>());
        Assert.Throws<ArgumentException>(() => ones(2).item<float>());
        Assert.Throws<ArgumentException>(() => tensor(new float[8], [3, 4]));
        Assert.Throws<ArgumentException>(() => 1.ToTensor(requires_grad: true));
        Assert.Throws<ArgumentException>(() => rand(3, dtype: int64));
        Assert.Throws<ArgumentException>(() => randn(3, dtype: ScalarType.Bool));
        Assert.Throws<ArgumentException>(() => nn.Linear(2, 2).to(int64));
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_argument_errors()
    {
        var x = ones(2, 3);
        Assert.Throws<ArgumentException>(() => x.slice(0, 0, 2, 0));
        Assert.Throws<ArgumentException>(() => x.where(ones(2, 3), x));
        Assert.Throws<ArgumentException>(() => where(x, x, x));
        Assert.Throws<ArgumentException>(() => x.masked_select(x));
        Assert.Throws<ArgumentException>(() => x.to(ScalarType.Bool).positive());
        Assert.Throws<ArgumentException>(() => cat([]));
    }

    [Fact]
    public void Parts_that_cannot_be_equal_are_an_argument_error_and_a_missing_dimension_is_not()
    {
        using var scope = NewDisposeScope();
        var x = arange(24).reshape(2, 3, 4);
        Assert.Contains("size 3", Assert.Throws<ArgumentException>(() => x.hsplit(2)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => x.vsplit(3));
        Assert.Throws<ArgumentException>(() => x.dsplit(0));
        Assert.Contains("hsplit", Assert.Throws<ExternalException>(() => tensor(1f).hsplit(1)).Message, StringComparison.Ordinal);
        foreach (var split in (Func<Tensor[]>[])[() => ones(4).vsplit(2), () => ones(4).vsplit(1, 2), () => ones(4, 4).dsplit(2), () => dsplit(ones(4, 4), (1, 2))])
        {
            Assert.Contains("at least", Assert.Throws<ExternalException>(split).Message, StringComparison.Ordinal);
        }
        Assert.Equal([2L, 2], Array.ConvertAll(ones(4).hsplit(2), part => part.shape[0]));
    }

    [Fact]
    public void A_slice_beyond_a_sequential_is_out_of_range()
    {
        using var model = nn.Sequential(nn.ReLU(), nn.Tanh());
        Assert.Throws<IndexOutOfRangeException>(() => model[(0, 3)]);
        using var own = new Unsliced(nn.ReLU(), nn.Tanh());
        Assert.Throws<NotImplementedException>(() => own[(0, 1)]);
    }

    [Fact]
    public void One_tensor_joined_is_that_tensor()
    {
        var x = zeros(3);
        cat([x])[1] = 5;
        Assert.Equal([0f, 5f, 0f], x.data<float>().ToArray());
    }

    private sealed class Unsliced(params nn.Module<Tensor, Tensor>[] modules) : TorchSharp.Modules.Sequential<Tensor, Tensor>(modules)
    {
        public override Tensor forward(Tensor input) => input;
    }

    [Fact]
    public void Numbers_held_as_scalar_or_index_are_no_tensors()
    {
        Scalar scalar = 10;
        TensorIndex index = 10;
        Assert.Throws<InvalidOperationException>(() => { Tensor t = scalar; });
        Assert.Throws<InvalidOperationException>(() => { Tensor t = index; });
    }

    [Fact]
    public void Backward_without_a_graph_throws()
    {
        Assert.Throws<ExternalException>(() => ones(1).backward());
        var x = ones(2, requires_grad: true);
        Assert.Throws<ExternalException>(() => (x * 2).backward());
        using (no_grad())
        {
            Assert.Throws<ExternalException>(() => x.sum().backward());
        }
        var y = (x * x).sum();
        y.backward();
        Assert.Throws<ExternalException>(() => y.backward());
        Assert.Throws<ExternalException>(() => x.add_(1));
    }

    [Fact]
    public void A_value_changed_after_it_was_saved_for_backward_is_noticed()
    {
        var x = ones(2, requires_grad: true);
        var h = x * 2;
        var y = (h * h).sum();
        using (no_grad())
        {
            h.add_(1);
        }
        var error = Assert.Throws<ExternalException>(() => y.backward());
        Assert.Contains("inplace", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Integer_tensors_have_no_gradient()
    {
        Assert.Throws<ExternalException>(() => ones(2, dtype: int64).requires_grad_());
        Assert.Throws<ExternalException>(() => (ones(2, requires_grad: true) * 2).requires_grad = false);
    }

    [Fact]
    public void There_is_no_gpu_here_and_asking_says_so()
    {
        if (!cuda.is_available())
        {
            Assert.Throws<InvalidOperationException>(() => ones(2, device: CUDA));
            Assert.Throws<InvalidOperationException>(() => ones(2).cuda());
        }
        Assert.Equal("cpu", new Device("cpu").ToString());
        Assert.Equal(DeviceType.CPU, CPU.type);
    }
}
