namespace VaeGen;

/// <content>The means of the likelihoods p(x|z), from what a decoder puts out.</content>
public sealed partial class OnnxValue
{
    private const int Levels = 256;

    /// <summary>The means of a continuous Bernoulli from its logits.</summary>
    public OnnxValue ContinuousBernoulliMean()
    {
        // E[x] = 1/(1 − exp(−l)) − 1/l; near l = 0 its series ½ + l/12 − l³/720
        var near = Graph.Node("Less", "near", Shape, [Same("Abs", "abs"), Graph.Scalar(0.1f)]);
        var away = Graph.Node("Where", "away", Shape, [near, Graph.Scalar(1), this]);
        var series = 0.5f + (this / 12) - (this * this * this / 720);
        return Graph.Node("Where", "mean", Shape, [near, series, (1 / (1 - (-1 * away).Exp())) - (1 / away)]);
    }

    /// <summary>The mean level of every value, on the scale [0, 1], from the logits of its 256 levels, one level's logits after another's.</summary>
    public OnnxValue CategoricalMean()
    {
        var levels = Graph.Constant("levels", [Levels, 1], [.. Enumerable.Range(0, Levels).Select(level => level / (Levels - 1f))]);
        var logits = Reshape([Levels, Size / Levels]);
        return (logits.Softmax() * levels).Sum().Flatten();
    }

    /// <summary>The means of discretized mixtures of logistic distributions, on the scale [0, 1].</summary>
    /// <param name="components">Distributions in a mixture.</param>
    /// <param name="channels">1 or 3: in colour the mean of green depends on red, that of blue on both.</param>
    public OnnxValue LogisticMixtureMean(int components, int channels)
    {
        var kinds = channels == 3 ? 10 : 3;
        var decoded = Reshape([kinds * components, Size / (kinds * components)]);
        OnnxValue Part(int index) => decoded.Narrow(index * components, components);

        var weights = Part(0).Softmax();
        OnnxValue mean;
        if (channels == 3)
        {
            var red = Part(1);
            var green = Part(2) + (Part(7).Tanh() * red);
            var blue = Part(3) + (Part(8).Tanh() * red) + (Part(9).Tanh() * green);
            mean = (weights * red).Sum().Flatten().Concat((weights * green).Sum().Flatten()).Concat((weights * blue).Sum().Flatten());
        }
        else
        {
            mean = (weights * Part(1)).Sum().Flatten();
        }
        var scaled = (mean + 1) / 2;
        return Graph.Node("Clip", "clipped", scaled.Shape, [scaled, Graph.Scalar(0), Graph.Scalar(1)]);
    }

    /// <summary>The first half of every row's numbers: the means, where a decoder puts out log-variances after them.</summary>
    public OnnxValue FirstHalf() => Flatten().Narrow(0, Size / 2);
}
