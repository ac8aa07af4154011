using System.Collections.Generic;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>All that the emitted code says of one likelihood p(x|z): what the decoder puts out, its log-probability, its mean.</summary>
internal abstract class LikelihoodCode(Model model)
{
    protected Model Model { get; } = model;

    /// <summary>The family, in prose and in the class's documentation: Bernoulli, Gaussian with variance 0.1.</summary>
    public abstract string Family { get; }

    /// <summary>The decoder's output, as a member of Output.</summary>
    public abstract string Member { get; }

    /// <summary>What that member holds, without its shape.</summary>
    public abstract string MemberText { get; }

    /// <summary>The decoder's output, in prose: logits, means.</summary>
    public abstract string Decoded { get; }

    /// <summary>The decoder's last layer, in the layer table: logits, mean.</summary>
    public abstract string LayerNote { get; }

    /// <summary>The shape of the decoder's output.</summary>
    public virtual string Shape => Model.BatchOfSamples;

    /// <summary>How the last layer's output becomes that shape: a call on it, or nothing.</summary>
    public virtual string Reshape => "";

    /// <summary>Values that it can score: values in [0, 1].</summary>
    public virtual string ScoredValues => "values in [0, 1]";

    /// <summary>What it cannot score.</summary>
    public virtual string UnscoredValue => "NaN or outside [0, 1]";

    /// <summary>The same as further arguments of SampleSpec.</summary>
    public virtual string Range => ", minimum: 0, maximum: 1";

    /// <summary>What Sample and its like return.</summary>
    public virtual string ReturnedValues => "Values are the means of p(x|z).";

    /// <summary>Whether its unit is the bit a dimension: it gives probabilities to 8-bit values, not densities.</summary>
    public virtual bool IsDiscrete => false;

    /// <summary>Whether its log-probability depends on what the decoder made alone, not on a learned parameter.</summary>
    public virtual bool IsStatic => true;

    /// <summary>An expression: the mean of p(x|z), [batch, size], from what the decoder made.</summary>
    public abstract string Mean(string decoded);

    /// <summary>The same as a call on a row of what the decoder made, as a vector, in an ONNX graph; nothing where it is the mean already.</summary>
    public abstract string OnnxMean { get; }

    /// <summary>Statements that leave −log p(x|z), the batch's mean, in 'reconstruction'.</summary>
    public virtual void Loss(SourceWriter writer) => LossOfLogProbability(writer);

    /// <summary>The same, whatever LogProbability is.</summary>
    public void LossOfLogProbability(SourceWriter writer) =>
        writer.Write($"""
            // −log p(x|z), summed over the sample, averaged over the batch
            var reconstruction = -LogProbability(output.{Member}, x).mean();
            """);

    /// <summary>The body of LogProbability: returns log p(x|z), [batch], from 'decoded' and 'x'.</summary>
    public abstract void LogProbability(SourceWriter writer);

    /// <summary>Members of its own, such as a mean that takes more than an expression.</summary>
    public virtual void Members(SourceWriter writer)
    {
    }

    /// <summary>The same members, for the rule that their names be free.</summary>
    public virtual IReadOnlyList<EmittedMember> EmittedMembers => [];

    public static LikelihoodCode Of(Model model) => model.Spec.Reconstruction.Likelihood switch
    {
        LikelihoodKind.Gaussian => model.Spec.Reconstruction.Learned switch
        {
            LearnedVarianceKind.Shared => new SharedGaussianCode(model),
            LearnedVarianceKind.PerElement => new ElementGaussianCode(model),
            _ => new GaussianCode(model),
        },
        LikelihoodKind.Laplace => new LaplaceCode(model),
        LikelihoodKind.ContinuousBernoulli => new ContinuousBernoulliCode(model),
        LikelihoodKind.Categorical => new CategoricalCode(model),
        LikelihoodKind.DiscretizedLogisticMixture => new LogisticMixtureCode(model),
        _ => new BernoulliCode(model),
    };
}
