using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Layers that move values without changing them. The expected orders are PyTorch's.</summary>
public sealed class RearrangingTests
{
    [Fact]
    public void Channels_become_pixels_and_back()
    {
        using var scope = NewDisposeScope();
        var x = arange(16f).reshape(1, 4, 2, 2);
        var spread = PixelShuffle(2).call(x);
        Assert.Equal([1, 1, 4, 4], spread.shape);
        Assert.Equal([0, 4, 1, 5, 8, 12, 9, 13, 2, 6, 3, 7, 10, 14, 11, 15], spread.data<float>().ToArray());
        Assert.Equal(x, PixelUnshuffle(2).call(spread));
        Assert.Equal([0, 2, 8, 10, 1, 3, 9, 11, 4, 6, 12, 14, 5, 7, 13, 15], PixelUnshuffle(2).call(arange(16f).reshape(1, 1, 4, 4)).data<float>().ToArray());
        // without a batch, and with more than one dimension of it
        Assert.Equal([2, 6, 9], functional.pixel_shuffle(rand(18, 2, 3), 3).shape);
        Assert.Equal([5, 2, 12, 2, 3], functional.pixel_unshuffle(rand([5, 2, 3, 4, 6]), 2).shape);
    }

    [Fact]
    public void Channels_are_dealt_out_to_the_groups()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([0, 1, 4, 5, 2, 3, 6, 7], ChannelShuffle(2).call(arange(8f).reshape(1, 4, 1, 2)).data<float>().ToArray());
    }

    [Fact]
    public void Gradients_go_back_the_way_values_came()
    {
        using var scope = NewDisposeScope();
        var x = rand([2, 8, 3, 3], requires_grad: true);
        var weights = rand(2, 2, 6, 6);
        (PixelShuffle(2).call(x) * weights).sum().backward();
        Assert.Equal(PixelUnshuffle(2).call(weights), x.grad!);
    }

    [Fact]
    public void What_does_not_divide_is_refused()
    {
        Assert.Contains("[1, 6, 2, 2]", Assert.Throws<ExternalException>(() => PixelShuffle(2).call(ones(1, 6, 2, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ExternalException>(() => PixelUnshuffle(2).call(ones(1, 1, 3, 4)));
        Assert.Throws<ExternalException>(() => ChannelShuffle(3).call(ones(1, 4, 2, 2)));
        Assert.Throws<ExternalException>(() => PixelShuffle(2).call(ones(4, 4)));
    }
}
