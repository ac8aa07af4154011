using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>Functions that bring their own derivative.</summary>
public sealed class CustomFunctionTests
{
    [Fact]
    public void A_function_is_differentiated_by_its_own_rule()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { -1f, 2f, 3f }, requires_grad: true);
        var y = Cubed.apply(x, 2.0);
        Assert.Equal([-2f, 16f, 54f], y.data<float>().ToArray());
        Assert.False(y.is_leaf);
        y.sum().backward();
        // 2 · 3x², and the number has no gradient
        Assert.Equal([6f, 24f, 54f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Without_gradients_it_only_computes()
    {
        using var scope = NewDisposeScope();
        Assert.False(Cubed.apply(ones(2), 1.0).requires_grad);
        var x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False(Cubed.apply(x, 1.0).requires_grad);
        }
    }

    [Fact]
    public void Second_derivatives_follow_when_the_rule_is_made_of_tensor_operations()
    {
        using var scope = NewDisposeScope();
        var x = tensor(3.0, requires_grad: true);
        var first = grad([Cubed.apply(x, 1.0)], [x], create_graph: true)[0];
        Assert.Equal(27, first.item<double>());
        Assert.Equal(18, grad([first], [x])[0].item<double>());
    }

    [Fact]
    public void An_output_can_be_saved_and_differentiated_twice()
    {
        using var scope = NewDisposeScope();
        var x = tensor(0.5, requires_grad: true);
        var y = Exponential.apply(x);
        var first = grad([y], [x], create_graph: true)[0];
        Assert.Equal(Math.Exp(0.5), first.item<double>(), 12);
        Assert.Equal(Math.Exp(0.5), grad([first], [x])[0].item<double>(), 12);
    }

    [Fact]
    public void What_nobody_used_has_a_gradient_of_zeros_or_none()
    {
        using var scope = NewDisposeScope();
        var x = ones(3, requires_grad: true);
        var both = SumAndDifference.apply(x, full([3], 2), true);
        Assert.Equal(2, both.Count);
        both[0].sum().backward();
        Assert.Equal([1f, 1f, 1f], x.grad!.data<float>().ToArray());
        Assert.True(SumAndDifference.LastSecondGradient!.IsInvalid is false && SumAndDifference.LastSecondGradient.count_nonzero().item<long>() == 0);

        SumAndDifference.apply(x, full([3], 2), false)[0].sum().backward();
        Assert.True(SumAndDifference.LastSecondGradient.IsInvalid);
    }

    [Fact]
    public void A_gradient_is_summed_to_the_size_of_its_argument()
    {
        using var scope = NewDisposeScope();
        var bias = zeros(3, requires_grad: true);
        Shifted.apply(ones(4, 3), bias).sum().backward();
        Assert.Equal([4f, 4f, 4f], bias.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_tensor_handed_through_keeps_its_own_history()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var y = Reversed.apply(x);
        Assert.True(x.is_leaf);
        Assert.NotSame(x, y);
        y.sum().backward();
        Assert.Equal([-1f, -1f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_change_in_place_is_part_of_the_graph()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var doubled = x * 1;
        var y = DoubledInPlace.apply(doubled);
        Assert.Equal([2f, 2f], doubled.data<float>().ToArray());
        (y * 3).sum().backward();
        Assert.Equal([6f, 6f], x.grad!.data<float>().ToArray());
        Assert.Throws<ExternalException>(() => DoubledInPlace.apply(ones(2, requires_grad: true)));
        Assert.Throws<ExternalException>(() => DoubledInPlace.apply((ones(2, requires_grad: true) * 1)[0]));
    }

    [Fact]
    public void A_wrong_number_of_gradients_names_the_function()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => Forgetful.apply(ones(2, requires_grad: true), ones(2)).sum().backward());
        Assert.Contains(nameof(Forgetful), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_backward_and_a_changed_argument_are_refused()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var y = Cubed.apply(x, 1.0).sum();
        y.backward();
        Assert.Throws<ExternalException>(() => y.backward());

        var z = Cubed.apply(x, 1.0).sum();
        using (no_grad())
        {
            x.add_(1);
        }
        Assert.Throws<ExternalException>(() => z.backward());
    }

    public sealed class Cubed : SingleTensorFunction<Cubed>
    {
        public override string Name => nameof(Cubed);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var (x, factor) = ((Tensor)vars[0], (double)vars[1]);
            ctx.save_for_backward([x, null!]);
            ctx.save_data("factor", factor);
            return x * x * x * factor;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
        {
            var saved = ctx.get_saved_variables();
            Assert.Null(saved[1]);
            return [grad_output * 3 * (double)ctx.get_data("factor") * saved[0] * saved[0], null!];
        }
    }

    public sealed class Exponential : SingleTensorFunction<Exponential>
    {
        public override string Name => nameof(Exponential);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var y = ((Tensor)vars[0]).exp();
            ctx.save_for_backward([y]);
            return y;
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * ctx.get_saved_variables()[0]];
    }

    public sealed class SumAndDifference : MultiTensorFunction<SumAndDifference>
    {
        public static Tensor? LastSecondGradient { get; private set; }

        public override string Name => nameof(SumAndDifference);

        public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
        {
            var (a, b) = ((Tensor)vars[0], (Tensor)vars[1]);
            ctx.set_materialize_grads((bool)vars[2]);
            return [a + b, a - b];
        }

        public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
        {
            LastSecondGradient = grad_outputs[1];
            return [grad_outputs[0], null!, null!];
        }
    }

    public sealed class Shifted : SingleTensorFunction<Shifted>
    {
        public override string Name => nameof(Shifted);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0] + (Tensor)vars[1];

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output, grad_output];
    }

    public sealed class Reversed : SingleTensorFunction<Reversed>
    {
        public override string Name => nameof(Reversed);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0];

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [-grad_output];
    }

    public sealed class DoubledInPlace : SingleTensorFunction<DoubledInPlace>
    {
        public override string Name => nameof(DoubledInPlace);

        public override Tensor forward(AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.mark_dirty([x]);
            return x.mul_(2);
        }

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output * 2];
    }

    public sealed class Forgetful : SingleTensorFunction<Forgetful>
    {
        public override string Name => nameof(Forgetful);

        public override Tensor forward(AutogradContext ctx, params object[] vars) => (Tensor)vars[0] * (Tensor)vars[1];

        public override List<Tensor> backward(AutogradContext ctx, Tensor grad_output) => [grad_output];
    }
}
