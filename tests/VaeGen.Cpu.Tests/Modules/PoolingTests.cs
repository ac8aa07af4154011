using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Pooling and resizing as modules, and what they refuse.</summary>
public sealed class PoolingTests
{
    [Fact]
    public void Modules_do_what_the_functions_do()
    {
        using var scope = NewDisposeScope();
        Tensor lines = randn(2, 3, 8), images = randn(2, 3, 8, 6);
        (Module<Tensor, Tensor> Module, Tensor Input, Tensor Expected)[] cases =
        [
            (AvgPool1d(3, 2, 1), lines, functional.avg_pool1d(lines, 3, 2, 1)),
            (AvgPool2d(2), images, functional.avg_pool2d(images, 2)),
            (AvgPool2d((3, 2), (2, 1), (1, 0), divisor_override: 5), images, functional.avg_pool2d(images, (3, 2), (2, 1), (1, 0), divisor_override: 5)),
            (AvgPool2d([3, 2]), images, functional.avg_pool2d(images, [3, 2])),
            (MaxPool1d(3), lines, functional.max_pool1d(lines, 3)),
            (MaxPool2d(3, 2, 1), images, functional.max_pool2d(images, 3, 2, 1)),
            (MaxPool2d((3, 2)), images, functional.max_pool2d(images, (3, 2))),
            (MaxPool2d([3, 2], dilation: [1, 2]), images, functional.max_pool2d(images, [3, 2], dilation: [1, 2])),
            (AdaptiveAvgPool1d(3), lines, functional.adaptive_avg_pool1d(lines, 3)),
            (AdaptiveAvgPool2d(3), images, functional.adaptive_avg_pool2d(images, (3, 3))),
            (AdaptiveAvgPool2d((2, 3)), images, functional.adaptive_avg_pool2d(images, [2, 3])),
            (AdaptiveMaxPool1d(3), lines, functional.adaptive_max_pool1d(lines, 3)),
            (AdaptiveMaxPool2d([2, 3]), images, functional.adaptive_max_pool2d(images, [2, 3])),
            (Upsample(scale_factor: [2]), images, functional.upsample_nearest(images, scale_factor: [2])),
            (Upsample([5, 7], mode: UpsampleMode.Bilinear, align_corners: true), images, functional.upsample_bilinear(images, [5, 7], align_corners: true)),
            (Upsample([5, 7]), images, functional.upsample_nearest2d(images, [5, 7])),
            (Upsample([5]), lines, functional.upsample_nearest1d(lines, 5, null)),
        ];
        foreach (var (module, input, expected) in cases)
        {
            using (module)
            {
                Assert.True(module.call(input).Equals(expected), module.GetName());
                Assert.Empty(module.state_dict());
            }
        }
    }

    [Fact]
    public void Maxima_come_with_their_places()
    {
        using var scope = NewDisposeScope();
        using var pool = MaxPool2d(2);
        var (values, places) = pool.forward_with_indices(tensor([1f, 5f, 3f, 2f, 0f, 4f, 9f, 8f], [1, 2, 4]));
        Expect.Near([5, 9], values);
        Assert.Equal([1L, 6L], places.data<long>().ToArray());
    }

    [Fact]
    public void Gradients_come_without_a_graph_too()
    {
        using var scope = NewDisposeScope();
        var x = randn(2, 3, 6, 7, requires_grad: true);
        var g = randn(2, 3, 3, 3);
        functional.avg_pool2d(x, 2).backward([g]);
        Assert.True(functional.avg_pool2d_backward(g, x, [2, 2]).Equals(x.grad!));

        var y = randn(2, 3, 2, 3, requires_grad: true);
        var h = randn(2, 3, 4, 6);
        functional.interpolate(y, [4, 6]).backward([h]);
        Assert.True(functional.upsample_nearest2d_backward(h, [2, 3, 2, 3], [4, 6]).Equals(y.grad!));
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var scope = NewDisposeScope();
        Tensor lines = ones(2, 3, 8), images = ones(2, 3, 8, 6);
        Refuses("[2, 3, 8, 6]", () => functional.avg_pool1d(images, 2));
        Refuses("too small", () => functional.avg_pool2d(images, 9));
        Refuses("half of effective kernel size", () => functional.max_pool2d(images, 2, padding: 2));
        Refuses("stride should be greater than zero", () => functional.max_pool2d(images, 2, stride: 0));
        Refuses("kernel size should be greater", () => functional.max_pool1d(lines, 0));
        Refuses("divisor", () => functional.avg_pool2d(images, 2, divisor_override: 0));
        Refuses("kernel_size must be", () => functional.avg_pool2d(images, [1, 2, 3]));
        Refuses("output_size", () => functional.adaptive_avg_pool2d(images, [1, 2, 3]));
        Refuses("real numbers", () => functional.max_pool1d(ones(2, 3, 8, dtype: int64), 2));
        Refuses("[2, 0, 8]", () => functional.max_pool1d(ones(2, 0, 8), 2));
        Refuses("only one of", () => functional.interpolate(images, [2, 2], [2]));
        Refuses("either size or", () => functional.interpolate(images));
        Refuses("align_corners", () => functional.interpolate(images, [2, 2], align_corners: true));
        Refuses("3D input", () => functional.interpolate(images, [2, 2], mode: InterpolationMode.Linear));
        Refuses("4D one", () => functional.interpolate(lines, [2], mode: InterpolationMode.Bilinear));
        Refuses("spatial dimensions", () => functional.interpolate(lines, [2, 2]));
        Refuses("greater than 0", () => functional.interpolate(lines, [0]));
        Refuses("antialias", () => functional.interpolate(images, [2, 2], mode: InterpolationMode.Bilinear, antialias: true));
    }

    private static void Refuses(string text, Func<Tensor> action) =>
        Assert.Contains(text, Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(action).Message, StringComparison.OrdinalIgnoreCase);
}
