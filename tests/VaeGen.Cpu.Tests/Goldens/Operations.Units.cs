using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace VaeGen.Cpu.Tests.Goldens;

// What golden_layers.py computes.
internal static partial class Operations
{
    private static Table Units { get; } = new()
    {
        ["celu(1)"] = x => celu(x[0], 1),
        ["celu(0.5)"] = x => celu(x[0], 0.5),
        ["hardswish"] = x => hardswish(2 * x[0]),
        ["hardsigmoid"] = x => hardsigmoid(2 * x[0]),
        ["hardshrink"] = x => hardshrink(x[0]),
        ["hardshrink(1)"] = x => hardshrink(x[0], 1),
        ["softshrink"] = x => softshrink(x[0]),
        ["softshrink(1)"] = x => softshrink(x[0], 1),
        ["softsign"] = x => softsign(x[0]),
        ["tanhshrink"] = x => tanhshrink(x[0]),
        ["threshold(0.5, -3)"] = x => threshold(x[0], 0.5, -3),
        ["threshold(1, 2)"] = x => threshold(x[0], 1, 2),
        ["rrelu"] = x => rrelu(x[0], 0.1, 0.3),
    };

    private static Table Layers { get; } = new()
    {
        ["prelu"] = x => prelu(x[0], x[1]),
        ["glu"] = x => glu(x[0]),
        ["glu(1)"] = x => glu(x[0], 1),
        ["softmin(1)"] = x => softmin(x[0], 1),
        ["softmax2d"] = x => softmax2d(x[0]),
        ["cosine_similarity"] = x => cosine_similarity(x[0], x[1]),
        ["pairwise_distance"] = x => pairwise_distance(x[0], x[1]),
        ["pairwise_distance(1, keepdim)"] = x => pairwise_distance(x[0], x[1], 1, keepdim: true),
        ["pixel_shuffle(2)"] = x => pixel_shuffle(x[0], 2),
        ["pixel_unshuffle(3)"] = x => pixel_unshuffle(x[0], 3),
        ["bilinear"] = x => bilinear(x[0], x[1], x[2], x[3]),
        ["bilinear, no bias"] = x => bilinear(x[0], x[1], x[2]),
        ["embedding"] = x => LookUp(x),
        ["embedding, padding 2"] = x => LookUp(x, padding: 2),
        ["embedding, by frequency"] = x => LookUp(x, byFrequency: true),
        ["attention"] = x => scaled_dot_product_attention(x[0], x[1], x[2]),
        ["attention, causal"] = x => scaled_dot_product_attention(x[0], x[1], x[2], is_casual: true),
        ["attention, masked"] = x => scaled_dot_product_attention(x[0], x[1], x[2], x[3]),
    };

    // TorchSharp looks up by a module only, whose table is a leaf of its own.
    private static Tensor LookUp(Tensor[] x, long? padding = null, bool byFrequency = false) =>
        new(Functional.Embedding.EmbeddingOp.Forward(x[0].Impl, x[1].Impl, padding ?? -1, byFrequency));
}
