using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>p(z) = N(0, I).</summary>
internal sealed class StandardNormalCode(Model model) : PriorCode(model)
{
    public override string Symbol => "N(0, I)";

    public override bool IsStandardNormal => true;

    public override void LogPrior(SourceWriter writer) => writer.Write($"""
        // log N(z; 0, I) = −½ Σ (z² + log 2π)
        return -0.5 * (z.pow(2) + {Literal.LogTwoPi}).sum(1);
        """);

    public override string Draw(string count) => $"{Torch}.randn({count}, {Model.LatentDim}, device: Device)";
}
