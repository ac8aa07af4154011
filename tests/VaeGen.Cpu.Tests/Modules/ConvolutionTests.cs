using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using VaeGen.Cpu.Tests.Threading;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Convolution layers and functions: what they refuse, what may be changed, and that threads do not move a bit.</summary>
[Collection(OneAtATime.Name)]
public sealed class ConvolutionTests
{
    public static TheoryData<string, long[], long[], string[]> Misfits => new()
    {
        { "conv2d", [2, 5, 8, 8], [4, 3, 3, 3], ["[2, 5, 8, 8]", "[4, 3, 3, 3]", "3 channels", "5 channels"] },
        { "conv2d", [2, 3, 2, 8], [4, 3, 3, 3], ["[2, 3, 2, 8]", "[4, 3, 3, 3]", "(2)", "(3)"] },
        { "conv2d", [3, 8], [4, 3, 3, 3], ["3D (unbatched) or 4D (batched)", "[3, 8]"] },
        { "conv2d", [2, 3, 8, 8], [4, 3, 3], ["[2, 3, 8, 8]", "[4, 3, 3]"] },
        { "conv1d", [2, 5, 8], [4, 3, 3], ["[2, 5, 8]", "[4, 3, 3]"] },
        { "conv_transpose1d", [2, 5, 8], [4, 3, 3], ["[2, 5, 8]", "[4, 3, 3]", "4 channels"] },
        { "conv_transpose2d", [2, 5, 8, 8], [4, 3, 3, 3], ["[2, 5, 8, 8]", "[4, 3, 3, 3]", "4 channels"] },
    };

    [Theory, MemberData(nameof(Misfits))]
    public void Shapes_that_do_not_fit_are_named(string function, long[] input, long[] weight, string[] said)
    {
        using var scope = NewDisposeScope();
        Tensor x = zeros(input), w = zeros(weight);
        var error = Assert.ThrowsAny<ExternalException>(() => function switch
        {
            "conv1d" => functional.conv1d(x, w),
            "conv2d" => functional.conv2d(x, w),
            "conv_transpose1d" => functional.conv_transpose1d(x, w),
            _ => functional.conv_transpose2d(x, w),
        });
        Assert.All(said, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Arguments_that_mean_nothing_are_refused()
    {
        using var scope = NewDisposeScope();
        Tensor x = zeros(2, 4, 8, 8), w = zeros(4, 4, 3, 3);
        Refused("non-positive stride", () => functional.conv2d(x, w, strides: [0]));
        Refused("negative padding", () => functional.conv2d(x, w, padding: [-1, 0]));
        Refused("dilation should be greater than zero", () => functional.conv2d(x, w, dilation: [1, 0]));
        Refused("list of 2 values", () => functional.conv2d(x, w, strides: [1, 1, 1]));
        Refused("non-positive groups", () => functional.conv2d(x, w, groups: 0));
        Refused("divisible by 3", () => functional.conv2d(x, w, groups: 3));
        Refused("4 elements", () => functional.conv2d(x, w, zeros(3)));
        Refused("one real type", () => functional.conv2d(x, w.to(float64)));
        Refused("one real type", () => functional.conv2d(x.to(int64), w.to(int64)));
        Refused("padding='same' is not supported", () => functional.conv2d_padding(x, w, strides: [2], padding: Padding.Same));
        Refused("output padding must be smaller", () => functional.conv_transpose2d(x, w, strides: [2], output_padding: [2]));
        Refused("too small", () => functional.conv_transpose2d(zeros(2, 4, 1, 1), w, padding: [2]));
        Refused("Padding size should be less", () => functional.pad(zeros(1, 2, 3), (3, 0), PaddingModes.Reflect));
        Refused("negative output size", () => functional.pad(zeros(1, 2, 3), (-2, -2)));
        Refused("2D, 3D, 4D, 5D", () => functional.pad(zeros(3), (1, 1), PaddingModes.Replicate));
    }

    [Fact]
    public void Layers_refuse_what_they_cannot_be()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => Conv2d(3, 4, 3, Padding.Same, stride: 2));
        Assert.Throws<ArgumentException>(() => Conv2d(3, 4, 3, groups: 2));
        Assert.Throws<ArgumentException>(() => ConvTranspose2d(3, 4, 3, padding_mode: PaddingModes.Reflect));
        Assert.Throws<ArgumentException>(() => ConvTranspose1d(3, 4, 3).SetPadding(Padding.Valid));
        var error = Assert.Throws<ArgumentException>(() => Conv2d(3, 4, 3).call(zeros(2, 5, 8, 8)));
        Assert.Contains("[2, 5, 8, 8]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 3, 3, 3]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transposed_layer_gives_the_size_asked_for()
    {
        using var scope = NewDisposeScope();
        using var layer = ConvTranspose2d(3, 4, 3, stride: 2, padding: 1);
        var x = zeros(2, 3, 5, 5);
        Assert.Equal([2, 4, 9, 9], layer.call(x).shape);
        Assert.Equal([2, 4, 10, 9], layer.forward(x, [10, 9]).shape);
        Assert.Equal([2, 4, 9, 10], layer.forward(x, [2, 4, 9, 10]).shape);
        var error = Assert.Throws<ArgumentException>(() => layer.forward(x, [11, 9]));
        Assert.Contains("9 to 10", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => layer.forward(x, [9]));
    }

    [Fact]
    public void A_replaced_weight_is_the_one_that_is_registered_and_used()
    {
        using var scope = NewDisposeScope();
        using var layer = Conv2d(1, 1, 1);
        layer.weight = new Parameter(full([1, 1, 1, 1], 2f));
        layer.bias = null;
        Assert.Equal(["weight"], layer.named_parameters().Select(entry => entry.name));
        Expect.Near([6f], layer.call(full([1, 1, 1, 1], 3f)));
        layer.SetPadding([1, 1]);
        Assert.Equal([1, 1, 3, 3], layer.call(full([1, 1, 1, 1], 3f)).shape);
    }

    [Theory]
    [InlineData(20, 3, 16, 8, 3, 2)]
    [InlineData(9, 70, 7, 40, 4, 2)]
    [InlineData(2, 8, 40, 12, 3, 1)]
    [InlineData(40, 8, 6, 4, 3, 3)]
    public void Any_number_of_threads_gives_the_same_bits(int images, int channels, int size, int outputs, int kernel, int stride)
    {
        using var scope = NewDisposeScope();
        Tensor x = randn(images, channels, size, size), w = randn(outputs, channels, kernel, kernel), b = randn(outputs), c = randn(channels);
        var before = get_num_threads();
        try
        {
            var single = Results(1);
            foreach (var threads in (int[])[2, 3, 8])
            {
                Assert.Equal(single, Results(threads));
            }
        }
        finally
        {
            set_num_threads(before);
        }

        float[][] Results(int threads)
        {
            set_num_threads(threads);
            using var inner = NewDisposeScope();
            Tensor x1 = x.clone().requires_grad_(), w1 = w.clone().requires_grad_();
            var y = functional.conv2d(x1, w1, b, [stride], [1]);
            var z = functional.conv_transpose2d(y, w1, c, [stride], [1], [stride - 1]);
            z.square().sum().backward();
            return [.. new[] { y, z, x1.grad!, w1.grad! }.Select(t => t.detach().contiguous().data<float>().ToArray())];
        }
    }

    private static void Refused(string said, Func<Tensor> call)
    {
        var error = Assert.ThrowsAny<ExternalException>(call);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }
}
