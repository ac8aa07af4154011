using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Autograd;

/// <summary>Modes, leaves and passes: what PyTorch allows, and what it says of the rest.</summary>
public sealed class GradientModeTests
{
    private static readonly Dictionary<string, (Action Misuse, string Named)> Cases = new()
    {
        ["gradients of integers"] = (static () => ones(2, dtype: int64).requires_grad_(), "only Tensors of floating point dtype can require gradients"),
        ["gradients of truth values"] = (static () => (ones(2) > 0).requires_grad = true, "only Tensors of floating point dtype can require gradients"),
        ["a factory for gradients of integers"] = (static () => ones(2, dtype: int64, requires_grad: true), "floating point"),
        ["an array for gradients of integers"] = (static () => tensor([1L], requires_grad: true), "floating point"),
        ["a computed tensor without its gradient"] = (static () => (Leaf() * 2).requires_grad = false, "you can only change requires_grad flags of leaf variables"),
        ["retain_grad without a gradient"] = (static () => ones(2).retain_grad(), "can't retain_grad on Tensor that has requires_grad=False"),
        ["detach_ of a view"] = (static () => (Leaf() * 2)[..1].detach_(), "Can't detach views in-place"),
        ["a gradient of another shape"] = (static () => Leaf().grad = ones(3), "[3]"),
        ["a gradient of another type"] = (static () => Leaf().grad = ones(2, dtype: float64), "Double"),
        ["backward of a vector"] = (static () => (Leaf() * 2).backward(), "only for scalar outputs"),
        ["backward from another shape"] = (static () => (Leaf() * 2).backward([ones(3)]), "grad_output[0] has a shape of [3] and output[0] has a shape of [2]"),
        ["backward of a constant"] = (static () => ones(1).backward(), "element 0 of tensors does not require grad"),
        ["backward twice"] = (static () => Twice(Leaf().square().sum()), "second time"),
        ["grad by a constant"] = (static () => autograd.grad([Leaf().sum()], [ones(2)]), "does not require grad"),
        ["grad by what was not used"] = (static () => autograd.grad([Leaf().sum()], [Leaf()]), "not have been used in the graph"),
        ["zero_ of a leaf"] = (static () => Leaf().zero_(), "a leaf Variable that requires grad"),
        ["copy_ into a leaf"] = (static () => Leaf().copy_(ones(2)), "a leaf Variable that requires grad"),
        ["normal_ of a leaf"] = (static () => Leaf().normal_(), "a leaf Variable that requires grad"),
        ["mul_ of a view of a leaf"] = (static () => Leaf()[..1].mul_(2), "a view of a leaf Variable that requires grad"),
        ["gradients of an inference tensor"] = (static () => Inferred().requires_grad_(), "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed"),
        ["add_ to an inference tensor"] = (static () => Inferred().add_(1), "Inplace update to inference tensor outside InferenceMode is not allowed"),
        ["saving an inference tensor"] = (static () => (Leaf() * Inferred()).sum(), "Inference tensors cannot be saved for backward"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Is_refused(string name)
    {
        using var scope = NewDisposeScope();
        var (misuse, named) = Cases[name];
        var error = Assert.ThrowsAny<Exception>(misuse);
        Assert.True(error is ExternalException or ArgumentException, $"TorchSharp throws ExternalException or an ArgumentException, the engine {error}.");
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.True(is_grad_enabled(), "A refused call leaves the mode as it was.");
    }

    [Fact]
    public void Modes_end_with_their_scope()
    {
        using var scope = NewDisposeScope();
        var x = Leaf();
        using (set_grad_enabled(false))
        {
            Assert.False((x * 2).requires_grad);
            using (set_grad_enabled(true))
            {
                Assert.True((x * 2).requires_grad);
            }

            using (inference_mode(false))
            {
                Assert.True((x * 2).requires_grad);
            }

            Assert.False(is_grad_enabled());
        }

        Assert.True(is_grad_enabled());
        Assert.Throws<InvalidOperationException>((Action)(() =>
        {
            using var frozen = no_grad();
            throw new InvalidOperationException();
        }));
        Assert.True(is_grad_enabled());
    }

    [Fact]
    public void In_inference_mode_nothing_is_recorded()
    {
        using var scope = NewDisposeScope();
        var x = Leaf();
        using (inference_mode())
        {
            using (enable_grad())
            {
                Assert.False((x * 2).requires_grad);
            }

            Assert.True(x.add_(1).requires_grad);
            Assert.True(ones(2).requires_grad_().requires_grad);
            using var off = inference_mode(false);
            Assert.False(is_inference_mode_enabled());
            Assert.True((x * 2).requires_grad);
        }

        Assert.Equal(4f, x.sum().item<float>());
    }

    [Fact]
    public void What_inference_made_takes_part_where_it_need_not_be_saved()
    {
        using var scope = NewDisposeScope();
        Tensor x = Leaf(), y = Inferred();
        (x + y).sum().backward();
        cat([x, y]).sum().backward();
        where(y > 0, x, y).sum().backward();
        (y.clone() * x).sum().backward();
        Assert.Equal([4f, 4f], x.grad!.data<float>().ToArray());
        Assert.True(y.clone().requires_grad_().requires_grad);
        Assert.Equal([3f, 3f], (y * 2).add_(1).data<float>().ToArray());
        using (no_grad())
        {
            Assert.Throws<ExternalException>(() => y.add_(1));
            x.copy_(y);
        }
    }

    [Fact]
    public void A_graph_that_saved_nothing_may_be_walked_again()
    {
        using var scope = NewDisposeScope();
        var x = Leaf();
        var y = (x + 1).sum();
        y.backward();
        y.backward();
        Assert.Equal([2f, 2f], x.grad!.data<float>().ToArray());
        var z = x.square().sum();
        z.backward(retain_graph: true);
        z.backward(retain_graph: true);
        z.backward();
        Assert.Equal([8f, 8f], x.grad!.data<float>().ToArray());
        Assert.Throws<ExternalException>(() => z.backward());
        Assert.Equal([8f, 8f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_gradient_given_in_another_type_is_converted()
    {
        using var scope = NewDisposeScope();
        var x = Leaf();
        (x * x).backward([tensor([2.0, 3.0])]);
        Assert.Equal(ScalarType.Float32, x.grad!.dtype);
        (x * x).backward([tensor([1L, 1L])]);
        Assert.Equal([6f, 8f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Detached_tensors_share_memory_and_no_history()
    {
        using var scope = NewDisposeScope();
        var x = Leaf();
        var outside = x.detach();
        Assert.False(outside.requires_grad);
        Assert.True(outside.is_leaf);
        outside.add_(4);
        Assert.Equal([5f, 5f], x.data<float>().ToArray());
        var y = x * 2;
        Assert.Same(y, y.detach_());
        Assert.True(y.is_leaf);
        Assert.False(y.requires_grad);
        Assert.False(x.requires_grad_(false).requires_grad);
    }

    private static Tensor Leaf() => ones(2, requires_grad: true);

    private static Tensor Inferred()
    {
        using var mode = inference_mode();
        return ones(2);
    }

    private static void Twice(Tensor loss)
    {
        loss.backward();
        loss.backward();
    }
}
