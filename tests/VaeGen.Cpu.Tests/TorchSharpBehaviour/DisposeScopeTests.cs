using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>Who owns a tensor, and until when: TorchSharp's scope rules.</summary>
public class DisposeScopeTests
{
    [Fact]
    public void A_tensor_belongs_to_the_innermost_scope()
    {
        using var outer = NewDisposeScope();
        var a = ones(1);
        using (var inner = NewDisposeScope())
        {
            var b = ones(1);
            Assert.True(outer.Contains(a) && !outer.Contains(b));
            Assert.True(inner.Contains(b) && !inner.Contains(a));
            Assert.Single(inner.DisposablesView);
        }
        Assert.Equal(1, outer.DisposablesCount);
    }

    [Fact]
    public void Moving_outwards_from_the_outermost_scope_frees_a_tensor_of_scopes()
    {
        Tensor a, b;
        using (var scope = NewDisposeScope())
        {
            a = ones(1).MoveToOuterDisposeScope();
            b = ones(1);
            Assert.Same(b, scope.Detach(b));
            Assert.Equal(0, scope.DisposablesCount);
        }
        Assert.False(a.IsInvalid);
        Assert.False(b.IsInvalid);
    }

    [Fact]
    public void Tensors_move_to_the_scope_of_another_tensor()
    {
        using var outer = NewDisposeScope();
        var anchor = ones(1);
        Tensor moved, owned;
        using (var inner = NewDisposeScope())
        {
            moved = ones(2);
            owned = ones(2);
            Assert.Same(moved, moved.MoveToOtherDisposeScope(anchor));
            inner.MoveToOther(outer, owned);
        }
        Assert.False(moved.IsInvalid || owned.IsInvalid);
        Assert.True(outer.Contains(moved) && outer.Contains(owned));
    }

    [Fact]
    public void A_scope_only_moves_what_it_owns()
    {
        using var outer = NewDisposeScope();
        var mine = ones(1);
        using (var inner = NewDisposeScope())
        {
            inner.MoveToOuter(mine);
            inner.Detach(mine);
        }
        Assert.True(outer.Contains(mine));
    }

    [Fact]
    public void Everything_but_the_kept_is_disposed_at_once()
    {
        using var scope = NewDisposeScope();
        Tensor a = ones(1), b = ones(1), c = ones(1), d = ones(1);

        Assert.Same(d, scope.DisposeEverythingBut(d));
        Assert.True(a.IsInvalid && b.IsInvalid && c.IsInvalid && !d.IsInvalid);
        Assert.Equal(1, scope.DisposablesCount);

        var (e, f, g) = scope.DisposeEverythingBut(ones(1), ones(2), ones(3));
        Assert.True(d.IsInvalid);
        Assert.Equal(6, e.numel() + f.numel() + g.numel());

        scope.DisposeEverything();
        Assert.True(e.IsInvalid && f.IsInvalid && g.IsInvalid);
    }

    [Fact]
    public void A_tensor_disposed_by_hand_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        var a = ones(1);
        a.Dispose();
        Assert.Equal(0, scope.DisposablesCount);
        Assert.False(scope.Contains(a));
        Assert.Equal("", a.ToString());
        Assert.Throws<InvalidOperationException>(() => a.Handle);
    }

    [Fact]
    public void Attaching_takes_a_tensor_from_the_scope_it_was_in()
    {
        var free = ones(1);
        using var outer = NewDisposeScope();
        var owned = ones(1);
        using (var inner = NewDisposeScope())
        {
            inner.Attach(free);
            inner.Attach(owned);
            Assert.Equal(2, inner.DisposablesCount);
            Assert.Equal(0, outer.DisposablesCount);
        }
        Assert.True(free.IsInvalid && owned.IsInvalid);
    }

    [Fact]
    public void A_disposed_scope_refuses_work_but_not_another_dispose()
    {
        var scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesView);
        Assert.Throws<ObjectDisposedException>(() => scope.DisposeEverything());
        using var x = ones(1);
        Assert.Throws<ObjectDisposedException>(() => scope.Detach(x));
    }

    [Fact]
    public void Scopes_disposed_out_of_order_do_not_confuse_the_rest()
    {
        using var outer = NewDisposeScope();
        var middle = NewDisposeScope();
        var inner = NewDisposeScope();
        var a = ones(1);
        middle.Dispose();
        Assert.False(a.IsInvalid);
        inner.MoveToOuter(a);
        inner.Dispose();
        Assert.True(outer.Contains(a));
        var b = ones(1);
        Assert.True(outer.Contains(b));
    }

    [Fact]
    public void A_parameter_takes_over_from_the_tensor_it_is_made_of()
    {
        Parameter parameter;
        using (var scope = NewDisposeScope())
        {
            var data = ones(2);
            parameter = new Parameter(data);
            data.Dispose();
            Assert.True(data.IsInvalid);
            Assert.Equal(2f, parameter.sum().item<float>());
            Assert.True(scope.Contains(parameter));
        }
        Assert.True(parameter.IsInvalid);
    }

    [Fact]
    public void The_weights_of_a_layer_belong_to_the_layer_and_not_to_a_scope()
    {
        Linear layer;
        var outside = nn.Linear(2, 2);
        using (var scope = NewDisposeScope())
        {
            layer = nn.Linear(2, 2);
            Assert.False(scope.Contains(layer.weight!));
            outside.forward(ones(1, 2)).sum().backward();
        }
        Assert.Equal([1L, 2L], layer.forward(ones(1, 2)).shape);
        Assert.Equal([1f, 1f], outside.weight!.grad![0].data<float>().ToArray());

        var weight = layer.weight!;
        layer.Dispose();
        Assert.True(weight.IsInvalid);
    }

    [Fact]
    public void Threads_have_scopes_of_their_own()
    {
        using var scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() => other = ones(1));
        thread.Start();
        thread.Join();
        Assert.Equal(0, scope.DisposablesCount);
        Assert.False(other!.IsInvalid);
    }
}
