using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Convolutions and transposed ones: values and gradients of input, weight and bias, against what PyTorch computed.</summary>
public sealed class ConvolutionTests
{
    /// <param name="Name">What the case is about.</param>
    /// <param name="Op">The function of torch.nn.functional.</param>
    /// <param name="In">Input, weight and, if there is one, bias.</param>
    /// <param name="View">The layout of each.</param>
    /// <param name="Out">The result.</param>
    /// <param name="Grad">The gradient of each input.</param>
    /// <param name="Stride">One number, or one for each axis.</param>
    /// <param name="Padding">Likewise; null where it has a name.</param>
    /// <param name="Dilation">Likewise.</param>
    /// <param name="Output_padding">Likewise; null for what is not transposed.</param>
    /// <param name="Groups">Parts of the channels.</param>
    /// <param name="Named">"same", "valid" or "".</param>
    public sealed record Case(
        string Name, string Op, string[] In, string[] View, string Out, string[] Grad, long[] Stride, long[]? Padding, long[] Dilation, long[]? Output_padding, long Groups, string Named);

    private static readonly GoldenCases<Case> Cases = new("convolutions", c => c.Name);

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(Names))]
    public void A_convolution(string name)
    {
        using var scope = NewDisposeScope();
        var (file, golden) = (Cases.File, Cases[name]);
        var leaves = golden.In.Select(input => file[input].ToTensor().requires_grad_()).ToArray();
        var result = Compute(golden, leaves.Select((leaf, i) => Layouts.View(leaf, golden.View[i])).ToArray());
        Check($"convolutions: {name}", file[golden.Out], result);
        (result * file.Weight(result)).sum().backward();
        for (var i = 0; i < leaves.Length; i++)
        {
            Check($"convolutions: {name}: gradient of input {i}", file[golden.Grad[i]], leaves[i].grad!);
        }
    }

    private static Tensor Compute(Case c, Tensor[] x)
    {
        var bias = x.Length > 2 ? x[2] : null;
        var padding = c.Named == "same" ? Padding.Same : Padding.Valid;
        return (c.Op, c.Named) switch
        {
            ("conv1d", "") => functional.conv1d(x[0], x[1], bias, c.Stride[0], c.Padding![0], c.Dilation[0], c.Groups),
            ("conv1d", _) => functional.conv1d_padding(x[0], x[1], bias, c.Stride[0], padding, c.Dilation[0], c.Groups),
            ("conv2d", "") => functional.conv2d(x[0], x[1], bias, c.Stride, c.Padding, c.Dilation, c.Groups),
            ("conv2d", _) => functional.conv2d_padding(x[0], x[1], bias, c.Stride, padding, c.Dilation, c.Groups),
            ("conv_transpose1d", _) => functional.conv_transpose1d(x[0], x[1], bias, c.Stride[0], c.Padding![0], c.Output_padding![0], c.Dilation[0], c.Groups),
            _ => functional.conv_transpose2d(x[0], x[1], bias, c.Stride, c.Padding, c.Output_padding, c.Dilation, c.Groups),
        };
    }

    // Sums of many terms: their roundings are relative to the largest results, not to what is left where terms cancel.
    private static void Check(string what, GoldenTensor expected, Tensor actual)
    {
        var largest = expected.Values().Select(Math.Abs).DefaultIfEmpty(1).Max();
        GoldenCheck.Same(what, expected, actual, new Tolerance(16, 16 * largest));
    }
}
