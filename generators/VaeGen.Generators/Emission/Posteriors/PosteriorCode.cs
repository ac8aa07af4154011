using System;
using System.Collections.Generic;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>All that the emitted code says of one family of posteriors q(z|x): what the encoder puts out, how z is drawn, its density.</summary>
internal abstract class PosteriorCode(Model model)
{
    protected Model Model { get; } = model;

    /// <summary>The family, in the class's documentation: a diagonal Gaussian.</summary>
    public abstract string Family { get; }

    /// <summary>What Encode returns, in prose, with shapes.</summary>
    public abstract string Description { get; }

    /// <summary>What Encode returns, in order; the mean is the first.</summary>
    public abstract IReadOnlyList<EncodedTensor> Encoded { get; }

    /// <summary>Whether its KL divergence to N(0, I) has a closed form; if not, Reparameterize returns log q(z|x) beside z.</summary>
    public virtual bool HasClosedForm => true;

    /// <summary>The method Reparameterize, whole.</summary>
    public abstract void Reparameterize(SourceWriter writer);

    /// <summary>Statements that return a code drawn from what Encode returned, its noise from a function of that name; only where it has a closed form.</summary>
    public abstract string Drawn(string noise);

    /// <summary>Statements that leave KL(q(z|x) ‖ N(0, I)), the batch's mean, in 'kl', from 'output'; only where it has a closed form.</summary>
    public abstract void ClosedFormKl(SourceWriter writer);

    /// <summary>Statements that leave each latent dimension's part of the same, [latent], in 'klOfDimensions'; only where it has a closed form.</summary>
    public virtual void ClosedFormKlOfDimensions(SourceWriter writer) => throw new NotSupportedException($"{Family} has no KL divergence of single dimensions.");

    /// <summary>The body of LogPosterior: returns log q(z|x), [batch], from 'z' and what Encode returns; only where it has a closed form.</summary>
    public abstract void LogPosterior(SourceWriter writer);

    /// <summary>
    /// Statements that leave log q(z|u) of every code 'z', under each of the posteriors that Encode returned, in 'each', [batch, posteriors]; only
    /// where it has a closed form.
    /// </summary>
    public abstract void LogPosteriors(SourceWriter writer);

    /// <summary>The outputs of the encoder in an ONNX graph, in order: their names, and the expressions that make them from h and from those before them.</summary>
    public abstract IReadOnlyList<(string Name, string Value)> OnnxOutputs { get; }

    /// <summary>A sample's place in the latent space, in prose.</summary>
    public virtual string PlaceText => "the mean of q(z|x)";

    /// <summary>The same at the start of a sentence, of every sample.</summary>
    public virtual string PlaceOfSample => "The mean of q(z|x) of every sample";

    /// <summary>The same as a local variable.</summary>
    public virtual string PlaceLocal => "mean";

    /// <summary>The same in formulas.</summary>
    public virtual string PlaceSymbol => "μ";

    /// <summary>An expression: the places of samples, from the arguments of Encode.</summary>
    public virtual string Place(string arguments) => $"Encode({arguments}).Mean";

    /// <summary>Statements that leave the log-variances of every latent dimension, [batch, latent], in 'logVariance', from the arguments of Encode; only where it has a closed form.</summary>
    public virtual void LogVariances(SourceWriter writer, string arguments) => throw new NotSupportedException($"{Family} has no variances of single dimensions.");

    /// <summary>Statements of the constructor, after the layers have been made.</summary>
    public virtual void Initialize(SourceWriter writer)
    {
    }

    /// <summary>Members of its own, such as a matrix that takes more than an expression.</summary>
    public virtual void Members(SourceWriter writer)
    {
    }

    /// <summary>The same members, for the rule that their names be free.</summary>
    public virtual IReadOnlyList<EmittedMember> EmittedMembers => [];

    public static PosteriorCode Of(Model model) => model.Spec.Posterior.Kind switch
    {
        PosteriorKind.FullCovariance => new FullGaussianCode(model),
        PosteriorKind.Planar => new PlanarFlowCode(model),
        PosteriorKind.InverseAutoregressive => new AutoregressiveFlowCode(model),
        _ => new DiagonalGaussianCode(model),
    };
}
