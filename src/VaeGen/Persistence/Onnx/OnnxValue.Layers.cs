namespace VaeGen;

/// <content>Layers, whose weights are the model's.</content>
public sealed partial class OnnxValue
{
    // what PyTorch's norms have by default
    private const float Epsilon = 1e-5f;

    /// <summary>A dense layer over vectors.</summary>
    /// <param name="layer">Its name in the model.</param>
    /// <exception cref="ModelFileException">The model has no such layer.</exception>
    public OnnxValue Linear(string layer)
    {
        var weight = Graph.WeightConstant($"{layer}.weight");
        return Graph.Node("Gemm", layer, [weight.Shape[0]], WithBias(weight, layer), ("transB", 1L));
    }

    /// <summary>A convolution over maps [channels, height, width].</summary>
    /// <param name="layer">Its name in the model.</param>
    /// <param name="stride">Pixels from one window to the next.</param>
    /// <param name="padding">Zeros around the map.</param>
    /// <exception cref="ModelFileException">The model has no such layer.</exception>
    public OnnxValue Convolution(string layer, int stride, int padding)
    {
        var weight = Graph.WeightConstant($"{layer}.weight");
        var kernel = weight.Shape[2];
        long Side(long side) => ((side + (2 * padding) - kernel) / stride) + 1;
        return Graph.Node(
            "Conv", layer, [weight.Shape[0], Side(Shape[1]), Side(Shape[2])], WithBias(weight, layer),
            ("kernel_shape", new long[] { kernel, kernel }), ("strides", new long[] { stride, stride }), ("pads", new long[] { padding, padding, padding, padding }));
    }

    /// <summary>A transposed convolution over maps [channels, height, width].</summary>
    /// <param name="layer">Its name in the model.</param>
    /// <param name="stride">Pixels from one window to the next, in what it puts out.</param>
    /// <param name="padding">Rows and columns taken away at each edge.</param>
    /// <param name="bottom">Rows added at the lower edge.</param>
    /// <param name="right">Columns added at the right edge.</param>
    /// <exception cref="ModelFileException">The model has no such layer.</exception>
    public OnnxValue TransposedConvolution(string layer, int stride, int padding, int bottom, int right)
    {
        var weight = Graph.WeightConstant($"{layer}.weight");
        var kernel = weight.Shape[2];
        long Side(long side, int added) => ((side - 1) * stride) - (2 * padding) + kernel + added;
        return Graph.Node(
            "ConvTranspose", layer, [weight.Shape[1], Side(Shape[1], bottom), Side(Shape[2], right)], WithBias(weight, layer),
            ("kernel_shape", new long[] { kernel, kernel }), ("strides", new long[] { stride, stride }), ("pads", new long[] { padding, padding, padding, padding }),
            ("output_padding", new long[] { bottom, right }));
    }

    /// <summary>Batch norm by its running statistics, over vectors or maps.</summary>
    /// <param name="layer">Its name in the model.</param>
    /// <exception cref="ModelFileException">The model has no such layer.</exception>
    public OnnxValue BatchNorm(string layer) => Graph.Node(
        "BatchNormalization", layer, Shape,
        [
            this, Graph.WeightConstant($"{layer}.weight"), Graph.WeightConstant($"{layer}.bias"),
            Graph.WeightConstant($"{layer}.running_mean"), Graph.WeightConstant($"{layer}.running_var"),
        ],
        ("epsilon", Epsilon));

    /// <summary>Layer norm over vectors.</summary>
    /// <param name="layer">Its name in the model.</param>
    /// <exception cref="ModelFileException">The model has no such layer.</exception>
    public OnnxValue LayerNorm(string layer) => Graph.Node(
        "LayerNormalization", layer, Shape, [this, Graph.WeightConstant($"{layer}.weight"), Graph.WeightConstant($"{layer}.bias")], ("axis", -1L), ("epsilon", Epsilon));

    /// <summary>Group norm over vectors or maps, with a scale and a shift for each unit or channel.</summary>
    /// <param name="layer">Its name in the model.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <exception cref="ModelFileException">The model has no such layer.</exception>
    public OnnxValue GroupNorm(string layer, int groups)
    {
        // opset 17 has no group norm: every group becomes one channel of an instance norm that neither scales nor shifts
        var ones = Graph.Constant($"{layer}.ones", [groups], [.. Enumerable.Repeat(1f, groups)]);
        var zeros = Graph.Constant($"{layer}.zeros", [groups], new float[groups]);
        var grouped = Reshape([groups, Size / groups]);
        var normal = Graph.Node("InstanceNormalization", $"{layer}.normal", grouped.Shape, [grouped, ones, zeros], ("epsilon", Epsilon)).Reshape(Shape);
        long[] channels = [Shape[0], .. Enumerable.Repeat(1L, Shape.Length - 1)];
        return (normal * Graph.WeightConstant($"{layer}.weight", channels)) + Graph.WeightConstant($"{layer}.bias", channels);
    }

    private OnnxValue[] WithBias(OnnxValue weight, string layer) =>
        Graph.HasWeight($"{layer}.bias") ? [this, weight, Graph.WeightConstant($"{layer}.bias")] : [this, weight];
}
