using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace VaeGen.Cpu.Tests.Autograd;

// The usual activations, whose gradients are not differentiated again, and small layers, whose are.
internal static partial class GradientTable
{
    private static IEnumerable<Case> Activations()
    {
        var x = Any(3, 4);
        var cube = new Input(Any(6, 4).Values, [2, 3, 4]);
        yield return One("leaky_relu", x, static x => leaky_relu(x, 0.2));
        yield return One("elu", x, static x => elu(x, 0.7));
        yield return One("selu", x, static x => selu(x));
        yield return One("gelu", x, static x => gelu(x));
        yield return One("silu", x, static x => silu(x));
        yield return One("softplus", x, static x => softplus(x, 2, 1.5));
        yield return One("logsigmoid", x, static x => logsigmoid(x));
        yield return One("hardtanh", x, static x => hardtanh(x));
        yield return One("relu6", x, static x => relu6(4 * x));
        yield return One("mish", x, static x => mish(x));
        yield return One("embedding", Any(4, 3), static table => LookUp(table));
        yield return One("adaptive_avg_pool1d", cube, static x => adaptive_avg_pool1d(x, 3));
    }

    private static IEnumerable<Case> SmallLayers()
    {
        Input x = Any(3, 4), weight = Any(2, 4, 0.9), bias = new(Any(1, 2, 0.3).Values, [2]);
        var cube = new Input(Any(6, 4).Values, [2, 3, 4]);
        yield return Three("linear", x, weight, bias, static (x, w, b) => linear(x, w, b));
        yield return Three("linear of more dimensions", cube, weight, bias, static (x, w, b) => linear(x.transpose(0, 1), w, b));
        yield return One("dropout", x, static x =>
        {
            manual_seed(5);
            return dropout(x, 0.4);
        });
        yield return One("flatten", cube, static x => x.flatten(1));
        yield return One("unflatten", x, static x => x.unflatten(1, 2, 2));
        yield return One("split", cube, static x => x.split(3, 2)[0]);
        yield return One("transpose", cube, static x => x.transpose(1, 2));
        yield return One("triu", x, static x => x.triu(1));
        yield return One("scatter over", x, static x => x.scatter(1, tensor([3L, 0, 1], [3, 1]), ones(3, 1, dtype: float64)));
        yield return Two("normal's log_prob", x, Positive(3, 4), static (x, scale) => distributions.Normal(x, scale).log_prob(tensor(0.4, float64)));
        yield return Two("normal's rsample", x, Positive(3, 4), static (x, scale) => distributions.Normal(x, scale, new Generator(3)).rsample(2));
    }

    // TorchSharp looks up by a module only, whose table is a leaf of its own.
    private static Tensor LookUp(Tensor table)
    {
        using var places = tensor([2L, 0, 2, 3, 2, 1], [2, 3]);
        return new(Functional.Embedding.EmbeddingOp.Forward(table.Impl, places.Impl, -1, false));
    }
}
