using System.Linq;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>What the emitters share: the spec, its layers, and the words that describe them.</summary>
internal sealed class Model(VaeSpec spec)
{
    public VaeSpec Spec { get; } = spec;

    public Network Network { get; } = Network.Of(spec);

    /// <summary>The class's name as source text.</summary>
    public string Class => Spec.Type.Identifier;

    /// <summary>Values in a sample.</summary>
    public string SampleSize => Literal.Of(Network.SampleSize);

    public string LatentDim => Literal.Of(Spec.LatentDim);

    /// <summary>A tensor of samples: [batch, 784].</summary>
    public string BatchOfSamples => $"[batch, {SampleSize}]";

    /// <summary>A tensor of latent codes: [batch, 20].</summary>
    public string BatchOfCodes => $"[batch, {LatentDim}]";

    /// <summary>28×28.</summary>
    public string Shape => string.Join("×", Spec.Input.Select(dimension => Literal.Of(dimension)));

    /// <summary>The decoder's output, as a member of Output: what the likelihood's parameters are called.</summary>
    public string DecodedMember => Spec.Reconstruction.IsBernoulli ? "Logits" : "Reconstruction";

    /// <summary>The decoder's output, in prose.</summary>
    public string Decoded => Spec.Reconstruction.IsBernoulli ? "logits" : "means";

    /// <summary>Values that the likelihood can score.</summary>
    public string ScoredValues => Spec.Reconstruction.IsBernoulli ? "values in [0, 1]" : "finite values";

    /// <summary>What the likelihood cannot score.</summary>
    public string UnscoredValue => Spec.Reconstruction.IsBernoulli ? "NaN or outside [0, 1]" : "NaN or infinite";

    /// <summary>What Sample and its like return.</summary>
    public string ReturnedValues => Spec.Reconstruction.IsBernoulli ? "Values are probabilities in [0, 1]." : "Values are the means of p(x|z).";

    /// <summary>Dropout makes the difference between the modes.</summary>
    public string ModeNote => Network.Layers.Any(layer => layer.Dropout > 0) ? " Leaves the model in evaluation mode, without dropout." : "";

    /// <summary>The objective in words.</summary>
    public string Objective => Spec switch
    {
        { IsPlainAutoencoder: true } => "the reconstruction loss",
        { KlWeight: 1 } => "the negative ELBO",
        _ => "the negative ELBO with its KL term weighted",
    };
}
