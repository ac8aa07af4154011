using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Convolution layers made after torch.manual_seed: PyTorch's weights, as much taken from the stream, and its output in every padding mode.</summary>
[Collection(ProcessGenerator.Name)]
public sealed class ConvolutionLayerTests
{
    public sealed record Case(string Name, long Seed, string In, string Weight, string? Bias, string Out, string Next);

    private static readonly GoldenCases<Case> Cases = new("convolution layers", c => c.Name);

    public static TheoryData<string> Names => Cases.Names;

    private static readonly Dictionary<string, Func<Convolution>> Layers = new()
    {
        ["Conv1d(3, 5, 3)"] = () => Conv1d(3, 5, 3),
        ["Conv1d(4, 6, 3, groups: 2, no bias)"] = () => Conv1d(4, 6, 3, groups: 2, bias: false),
        ["Conv1d(3, 5, 4, same)"] = () => Conv1d(3, 5, 4, Padding.Same),
        ["Conv1d(3, 5, 4, same, reflect)"] = () => Conv1d(3, 5, 4, Padding.Same, padding_mode: PaddingModes.Reflect),
        ["Conv2d(3, 5, 4, stride: 2, padding: 1)"] = () => Conv2d(3, 5, 4, 2, 1),
        ["Conv2d(3, 5, (2, 3), ...)"] = () => Conv2d(3, 5, (2, 3), (2, 1), (1, 2), (2, 1)),
        ["Conv2d(3, 5, 3, reflect)"] = () => Conv2d(3, 5, 3, padding: 2, padding_mode: PaddingModes.Reflect),
        ["Conv2d(3, 5, 3, replicate)"] = () => Conv2d(3, 5, 3, padding: 2, padding_mode: PaddingModes.Replicate),
        ["Conv2d(3, 5, (3, 2), circular)"] = () => Conv2d(3, 5, (3, 2), padding: (1, 2), padding_mode: PaddingModes.Circular),
        ["Conv2d(3, 5, (3, 4), same, circular)"] = () => Conv2d(3, 5, (3, 4), Padding.Same, padding_mode: PaddingModes.Circular),
        ["Conv2d(3, 5, 3, valid)"] = () => Conv2d(3, 5, 3, Padding.Valid),
        ["ConvTranspose1d(3, 5, 3, stride: 2)"] = () => ConvTranspose1d(3, 5, 3, 2),
        ["ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, output_padding: 1, groups: 2)"] = () => ConvTranspose2d(4, 6, 3, 2, 1, 1, groups: 2),
        ["ConvTranspose2d(4, 6, (2, 3), ...)"] = () => ConvTranspose2d(4, 6, (2, 3), (3, 2), (0, 1), (2, 0), (1, 2), bias: false),
    };

    [Theory, MemberData(nameof(Names))]
    public void A_fresh_layer(string name)
    {
        using var scope = NewDisposeScope();
        var (file, golden) = (Cases.File, Cases[name]);
        manual_seed(golden.Seed);
        using var layer = Layers[name]();
        var next = rand(2);
        GoldenCheck.Same($"{name}: weight", file[golden.Weight], layer.weight, new Tolerance(4, 1));
        Assert.Equal(golden.Bias is null, layer.bias is null);
        if (golden.Bias is { } bias)
        {
            GoldenCheck.Same($"{name}: bias", file[bias], layer.bias!, new Tolerance(4, 1));
        }

        GoldenCheck.Same($"{name}: the stream after it", file[golden.Next], next, Tolerance.Exact);
        GoldenCheck.Same($"{name}: output", file[golden.Out], layer.call(file[golden.In].ToTensor()), new Tolerance(16, 16));
    }

    [Fact]
    public void Every_layer_has_a_golden_case() => Assert.Empty(Layers.Keys.Except(Cases.All.Select(c => c.Name)));
}
