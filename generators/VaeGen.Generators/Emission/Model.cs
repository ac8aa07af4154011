using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>What the emitters share: the spec, its layers, its mathematics, and the words that describe them.</summary>
internal sealed class Model
{
    /// <summary>The name of the class within the emitted one that holds the decoder alone.</summary>
    public const string DecoderClass = "Decoder";

    public Model(VaeSpec spec, Network network, bool isDecoder = false)
    {
        Spec = spec;
        Network = network;
        IsDecoder = isDecoder;
        Likelihood = LikelihoodCode.Of(this);
        Posterior = PosteriorCode.Of(this);
        Prior = PriorCode.Of(this);
        Terms = ObjectiveTerms.Of(this);
        Condition = spec.Condition is { } condition ? new ConditionCode(condition) : null;
    }

    public VaeSpec Spec { get; }

    public Network Network { get; }

    /// <summary>p(x|z).</summary>
    public LikelihoodCode Likelihood { get; }

    /// <summary>q(z|x).</summary>
    public PosteriorCode Posterior { get; }

    /// <summary>p(z).</summary>
    public PriorCode Prior { get; }

    /// <summary>The objective's terms beside the reconstruction loss.</summary>
    public IReadOnlyList<ObjectiveTerm> Terms { get; }

    /// <summary>What is known of every sample; null: nothing.</summary>
    public ConditionCode? Condition { get; }

    /// <summary>Whether this is what <see cref="DecoderAlone"/> makes: a class without an encoder.</summary>
    public bool IsDecoder { get; }

    /// <summary>The same model as a class that holds its decoder and what is drawn from its prior.</summary>
    public Model DecoderAlone() => new(Spec, Network.DecoderAlone(Spec), isDecoder: true);

    /// <summary>Whether there is such a class: a body that the user wrote stays where it is.</summary>
    public bool HasDecoderClass => !Spec.Hatches.DecoderBody;

    /// <summary>The class's name as source text.</summary>
    public string Class => IsDecoder ? DecoderClass : Spec.Type.Identifier;

    /// <summary>Values in a sample.</summary>
    public string SampleSize => Literal.Of(Network.SampleSize);

    public string LatentDim => Literal.Of(Spec.LatentDim);

    /// <summary>A tensor of samples: [batch, 784].</summary>
    public string BatchOfSamples => $"[batch, {SampleSize}]";

    /// <summary>A tensor of latent codes: [batch, 20].</summary>
    public string BatchOfCodes => $"[batch, {LatentDim}]";

    /// <summary>28×28.</summary>
    public string Shape => string.Join("×", Spec.Input.Select(dimension => Literal.Of(dimension)));

    /// <summary>The KL divergence is a formula of what Encode returns.</summary>
    public bool HasClosedFormKl => Spec.HasClosedFormKl;

    /// <summary>q(z|x) has a variance in each latent dimension that a formula gives.</summary>
    public bool HasLogVariance => Posterior.HasClosedForm && !Spec.IsDeterministic;

    /// <summary>Some term looks at the codes that were drawn.</summary>
    public bool KeepsCodes => Terms.Any(term => term.NeedsCodes);

    /// <summary>The parameters of Loss beside the output and the samples.</summary>
    public IReadOnlyList<LossParameter> LossParameters => [.. Terms.SelectMany(term => term.Parameters)];

    /// <summary>Whether the reconstruction loss is a term of its own.</summary>
    public bool HasReconstructionTerm => !Terms[0].IsWhole;

    /// <summary>What training minimises, as code.</summary>
    public string Total => (HasReconstructionTerm ? "reconstruction" : "") + string.Concat(Terms.Select(term => term.InTotal));

    /// <summary>The same as a formula.</summary>
    public string Formula => (HasReconstructionTerm ? "−log p(x|z)" : "") + string.Concat(Terms.Select(term => term.Formula));

    /// <summary>The same in words.</summary>
    public string TotalInWords
    {
        get
        {
            var words = (Spec.IsDeterministic && Terms.Count > 1 ? Terms.Skip(1) : Terms).Select(term => term.InWords).ToList();
            return HasReconstructionTerm ? $"the reconstruction loss plus {string.Join(" and ", words)}" : string.Join(" plus ", words);
        }
    }

    /// <summary>What Encode returns, as local variables: mean, logVariance.</summary>
    public string EncodedLocals => string.Join(", ", Posterior.Encoded.Select(tensor => tensor.Local));

    /// <summary>The same out of what a forward pass yields: output.Mean, output.LogVariance.</summary>
    public string EncodedOfOutput => string.Join(", ", Posterior.Encoded.Select(tensor => $"output.{tensor.Member}"));

    /// <summary>A batch's conditions as a further parameter of a method on tensors; nothing where there are none.</summary>
    public string ConditionParameter => Condition is null ? "" : $", {Names.Tensor} {Condition.Local}";

    /// <summary>The same in a reference to such a method.</summary>
    public string ConditionCref => Condition is null ? "" : $", {Names.Tensor}";

    /// <summary>The same as a further argument.</summary>
    public string ConditionArgument => Condition is null ? "" : $", {Condition.Local}";

    /// <summary>Statements, so many columns in, that make tensors of a batch: x, and the conditions.</summary>
    public string BatchTensors(int columns)
    {
        var x = $"var x = {Names.Torch}.tensor(batch.Values, [batch.Count, {SampleSize}], device: Device);";
        return Condition is null ? x : $"{x}\n{new string(' ', columns)}var {Condition.Local} = {Condition.OfBatch};";
    }

    /// <summary>The prior asks the encoder about pseudo-inputs, which belong to several classes in part.</summary>
    public bool HasSharedClasses => Spec is { Prior.Kind: PriorKind.Vamp, Condition.Classes: > 0 };

    /// <summary>The condition that a user asks for as a further parameter of a method on arrays.</summary>
    public string OneConditionParameter => Condition is null ? "" : $", {Condition.One.Declaration}";

    /// <summary>The data sets that the model learns from.</summary>
    public string DatasetType => Condition?.DatasetType ?? Names.Dataset;

    /// <summary>The first size of tensors that have a row for every code drawn: batch, or batch·5.</summary>
    public string BatchOfDraws => Spec.Draws == 1 ? "batch" : $"batch·{Literal.Of(Spec.Draws)}";

    /// <summary>What Encode returns, as local variables, each sample's as often as it has draws.</summary>
    public string EncodedOfDraws => string.Join(", ", Posterior.Encoded.Select(tensor => Repeated(tensor.Local)));

    /// <summary>A condition argument for the same rows.</summary>
    public string ConditionOfDraws => Condition is null ? "" : $", {Repeated(Condition.Local)}";

    /// <summary>A tensor whose rows are repeated for the draws of every sample.</summary>
    public string Repeated(string tensor) => Spec.Draws == 1 ? tensor : $"{tensor}.repeat_interleave({Literal.Of(Spec.Draws)}, 0)";

    /// <summary>log q(z|x), [batch], of the codes that a forward pass drew.</summary>
    public string LogPosteriorOfOutput => Posterior.HasClosedForm
        ? $"LogPosterior(output.Z, {EncodedOfOutput})"
        : "output.LogPosterior";

    /// <summary>Dropout and batch norm make the difference between the modes.</summary>
    public string ModeNote => (HasDropout, Network.HasBatchNorm) switch
    {
        _ when IsDecoder => "", // it is in evaluation mode from the beginning
        (true, true) => " Leaves the model in evaluation mode: without dropout, and with the running statistics of batch norm.",
        (true, false) => " Leaves the model in evaluation mode, without dropout.",
        (false, true) => " Leaves the model in evaluation mode, with the running statistics of batch norm.",
        _ => "",
    };

    /// <summary>The objective is the negative ELBO and nothing else.</summary>
    public bool IsElbo => IsWeightedElbo && Spec.Kl is { Weight: 1, IsPlain: true };

    /// <summary>The objective is the negative ELBO but for the weight of its KL term.</summary>
    public bool IsWeightedElbo => Spec.Kl is { Weight: > 0, FreeBits: 0, Capacity: 0 } && Terms.Count == 1 && Terms[0] is KlTerm;

    /// <summary>The objective in words.</summary>
    public string Objective => Spec switch
    {
        { IsPlainAutoencoder: true } => "the reconstruction loss",
        _ when IsElbo => "the negative ELBO",
        _ when IsWeightedElbo => "the negative ELBO with its KL term weighted",
        _ => TotalInWords,
    };

    private bool HasDropout => Spec.Encoder.Dropout > 0 || Spec.Decoder.Dropout > 0;
}
