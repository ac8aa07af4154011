using System.Collections.Generic;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>
/// p(x|z): every pixel's 8-bit level has the mass that a mixture of logistic distributions puts around it (Salimans et al. 2017, PixelCNN++);
/// in a colour image green's mean depends on red, blue's on both.
/// </summary>
internal sealed class LogisticMixtureCode(Model model) : LikelihoodCode(model)
{
    public override string Family => $"discretized mixture of {Literal.Of(Components)} logistics";

    public override string Member => "Mixture";

    public override string MemberText => IsColour
        ? "For every pixel the mixture's logits, and red, green and blue means, log-scales and coefficients"
        : "For every value the mixture's logits, means and log-scales";

    public override string Decoded => "mixtures";

    public override string LayerNote => "mixture";

    public override string Shape => $"[batch, {Literal.Of(Parameters)}, {Pixels}]";

    public override string Reshape => $".reshape(-1, {Literal.Of(Parameters)}, {Pixels})";

    public override bool IsDiscrete => true;

    public override string OnnxMean => $".LogisticMixtureMean(components: {Literal.Of(Components)}, channels: {Literal.Of(Model.Spec.Channels)})";

    public override string Mean(string decoded) => $"MixtureMean({decoded})";

    public override void LogProbability(SourceWriter writer)
    {
        writer.Write($"""
            // a mixture of {Literal.Of(Components)} logistic distributions for every pixel, on levels scaled to [−1, 1]
            var logWeights = {Part(0)}.log_softmax(1);
            """);
        if (!IsColour)
        {
            writer.Write($"""
                var levels = (2 * x - 1).unsqueeze(1);
                var log = logWeights + LogMass(levels, {Part(1)}, {Part(2)});
                """);
        }
        else
        {
            writer.Write($"""
                var levels = (2 * x - 1).reshape(-1, 3, {Pixels});
                var red = levels.narrow(1, 0, 1);
                var green = levels.narrow(1, 1, 1);
                var blue = levels.narrow(1, 2, 1);

                // green's mean depends on red, blue's on red and green
                var redMean = {Part(1)};
                var greenMean = {Part(2)} + {Part(7)}.tanh() * red;
                var blueMean = {Part(3)} + {Part(8)}.tanh() * red + {Part(9)}.tanh() * green;
                var log = logWeights
                    + LogMass(red, redMean, {Part(4)})
                    + LogMass(green, greenMean, {Part(5)})
                    + LogMass(blue, blueMean, {Part(6)});
                """);
        }
        writer.Write("""

            // log p(x|z) = Σ log Σ_k π_k P_k
            return log.logsumexp(1).sum(1);
            """);
    }

    public override IReadOnlyList<EmittedMember> EmittedMembers =>
    [
        new("LogMass", ["Tensor", "Tensor", "Tensor"]),
        new("MixtureMean", ["Tensor"]),
    ];

    public override void Members(SourceWriter writer)
    {
        LogMass(writer);
        writer.WriteApart($"""
            /// <summary>The means of the mixtures {Shape} on the scale of the samples, {Model.BatchOfSamples}, clipped to [0, 1].</summary>
            {Mark}
            private static {Tensor} MixtureMean({Tensor} decoded)
            """);
        writer.Open();
        writer.Write($"var weights = {Part(0)}.softmax(1);");
        if (!IsColour)
        {
            writer.Write($"var mean = (weights * {Part(1)}).sum(1);");
        }
        else
        {
            writer.Write($"""
                var red = {Part(1)};
                var green = {Part(2)} + {Part(7)}.tanh() * red;
                var blue = {Part(3)} + {Part(8)}.tanh() * red + {Part(9)}.tanh() * green;
                var mean = {Torch}.stack([(weights * red).sum(1), (weights * green).sum(1), (weights * blue).sum(1)], 1).flatten(1);
                """);
        }
        writer.Write("return ((mean + 1) / 2).clamp(0, 1);");
        writer.Close();
    }

    private static void LogMass(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>Logarithm of the mass that logistic distributions, [batch, components, pixels], put on the 8-bit levels in [−1, 1], [batch, 1, pixels].</summary>
        {{Mark}}
        private static {{Tensor}} LogMass({{Tensor}} levels, {{Tensor}} mean, {{Tensor}} logScale)
        {
            // the mass between a and b, half a level above and below; scales below exp(−7) count as that, and above exp(50), where floats end
            var inverseScale = (-logScale.clamp(-7, 50)).exp();
            var a = (levels - mean + 1.0 / 255) * inverseScale;
            var b = (levels - mean - 1.0 / 255) * inverseScale;

            // log(σ(a) − σ(b)) = log σ(a) + log σ(−b) + log(1 − exp(b − a)): nothing cancels, since b − a is known without a and b
            var below = -{{Functional}}.softplus(-a);
            var above = -{{Functional}}.softplus(b);
            var between = below + above + (-(-2.0 / 255 * inverseScale).expm1()).log();

            // the lowest level takes everything below it too, the highest everything above
            return {{Torch}}.where(levels.lt(-0.999), below, {{Torch}}.where(levels.gt(0.999), above, between));
        }
        """);

    private int Components => Model.Spec.Reconstruction.Components;

    private bool IsColour => Model.Spec.Channels == 3;

    private int Parameters => Components * (IsColour ? 10 : 3);

    private string Pixels => Literal.Of(Model.Network.SampleSize / Model.Spec.Channels);

    /// <summary>One kind of parameter of every component: a slice of the decoder's output.</summary>
    private string Part(int index) => $"decoded.narrow(1, {Literal.Of(index * Components)}, {Literal.Of(Components)})";
}
