using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Autograd;

// What layers compute. Their gradients are fused kernels, which are not differentiated again.
internal static partial class GradientTable
{
    private static void AddLayers(Dictionary<string, (Func<Tensor[], Tensor> Function, Input[] Inputs)> cases)
    {
        Input rows = Sized(5, 3), lines = Sized(2, 4, 3), images = Sized(2, 4, 2, 3), three = Sized(3), four = Sized(4), other = Sized(0.4, 4);

        Add("batch_norm rows", static x => functional.batch_norm(x[0], null, null, x[1], x[1], training: true), rows, three);
        Add("batch_norm lines", static x => functional.batch_norm(x[0], null, null, x[1], x[2], training: true), lines, four, other);
        Add("batch_norm images", static x => functional.batch_norm(x[0], null, null, x[1], x[2], training: true, eps: 0.1), images, four, other);
        Add("batch_norm transposed", static x => functional.batch_norm(x[0].transpose(1, 2), null, null, training: true), Sized(2, 3, 4));
        Add("batch_norm evaluation", static x => functional.batch_norm(x[0], Given(0.1, -0.3, 0.2, 0.5), Given(0.7, 1.3, 0.2, 2.1), x[1], x[2]), images, four, other);
        Add("instance_norm", static x => functional.instance_norm(x[0], weight: x[1], bias: x[2]), images, four, other);
        Add("group_norm", static x => functional.group_norm(x[0], 2, x[1], x[2]), images, four, other);
        Add("layer_norm", static x => functional.layer_norm(x[0], [3], x[1], x[2]), lines, three, Sized(0.4, 3));
        Add("layer_norm, two dimensions", static x => functional.layer_norm(x[0], [4, 3], x[1]), lines, Sized(4, 3));

        Add("avg_pool1d", static x => functional.avg_pool1d(x[0], 2, 1, 1), lines);
        Add("avg_pool2d", static x => functional.avg_pool2d(x[0], 2, 1, 1, count_include_pad: false), images);
        Add("adaptive_avg_pool2d", static x => functional.adaptive_avg_pool2d(x[0], (3, 2)), images);
        Add("max_pool1d", static x => functional.max_pool1d(x[0], 2, 1), lines);
        Add("max_pool2d", static x => functional.max_pool2d(x[0], 2, 1, 1), images);
        Add("adaptive_max_pool2d", static x => functional.adaptive_max_pool2d(x[0], [1, 2]), images);
        Add("interpolate nearest", static x => functional.interpolate(x[0], [5, 2]), images);
        Add("interpolate linear", static x => functional.interpolate(x[0], [7], mode: InterpolationMode.Linear), lines);
        Add("interpolate bilinear", static x => functional.interpolate(x[0], [5, 4], mode: InterpolationMode.Bilinear, align_corners: true), images);
        Add("interpolate bicubic", static x => functional.interpolate(x[0], scale_factor: [2, 1.5], mode: InterpolationMode.Bicubic), images);

        Add("celu", static x => functional.celu(x[0], 0.7), Sized(2, 3));
        Add("hardswish", static x => functional.hardswish(2 * x[0]), Sized(2, 3));
        Add("hardsigmoid", static x => functional.hardsigmoid(2 * x[0]), Sized(2, 3));
        Add("hardshrink", static x => functional.hardshrink(x[0]), Sized(2, 3));
        Add("softshrink", static x => functional.softshrink(x[0]), Sized(2, 3));
        Add("softsign", static x => functional.softsign(x[0]), Sized(2, 3));
        Add("tanhshrink", static x => functional.tanhshrink(x[0]), Sized(2, 3));
        Add("threshold", static x => functional.threshold(x[0], 0.3, 2), Sized(2, 3));
        Add("prelu", static x => functional.prelu(x[0], x[1]), lines, four);
        Add("glu", static x => functional.glu(x[0], 1), lines);
        Add("softmin", static x => functional.softmin(x[0], 1), lines);
        Add("softmax2d", static x => functional.softmax2d(x[0]), images);
        Add("cosine_similarity", static x => functional.cosine_similarity(x[0], x[1]), lines, Sized(0.4, 2, 4, 3));
        Add("pairwise_distance", static x => functional.pairwise_distance(x[0], x[1]), rows, Sized(0.4, 5, 3));
        Add("pixel_shuffle", static x => functional.pixel_shuffle(x[0], 2), images);
        Add("bilinear", static x => functional.bilinear(x[0], x[1], x[2], x[3]), rows, Sized(0.4, 5, 2), Sized(0.9, 4, 3, 2), four);
        Add("attention", static x => functional.scaled_dot_product_attention(x[0], x[1], x[2]), lines, Sized(0.4, 2, 5, 3), Sized(0.9, 2, 5, 2));
        Add("attention causal", static x => functional.scaled_dot_product_attention(x[0], x[1], x[2], is_casual: true), lines, Sized(0.4, 2, 5, 3), Sized(0.9, 2, 5, 2));
        Add("attention blind", static x => functional.scaled_dot_product_attention(x[0], x[1], x[2], Blind()), rows, Sized(0.4, 2, 3), Sized(0.9, 2, 2));

        void Add(string name, Func<Tensor[], Tensor> function, params Input[] inputs)
        {
            cases.Add(name, (function, inputs));
            OnceOnly.Add(name);
        }
    }

    // The second query sees no key.
    private static Tensor Blind() => tensor([true, false, false, false, true, true, false, true, true, true], [5, 2]);

    private static Tensor Given(params double[] values) => tensor(values);

    private static Input Sized(params long[] sizes) => Sized(0.2, sizes);

    private static Input Sized(double shift, params long[] sizes) =>
        new(Any(1, (int)sizes.Aggregate(1L, static (product, size) => product * size), shift).Values, sizes);
}
