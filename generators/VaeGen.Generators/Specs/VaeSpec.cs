using System.Linq;

namespace VaeGen.Generators.Specs;

/// <summary>One declared model: everything that the emitted files depend on, and nothing else.</summary>
/// <remarks>
/// Equal declarations give equal specs, wherever in the source they stand: no symbol, no syntax and no location is in
/// here or in what this refers to. Whatever an emitter needs to know must be a member of this record, or the cache goes stale.
/// </remarks>
internal sealed record VaeSpec
{
    public required TypeSpec Type { get; init; }

    /// <summary>The shape of one sample: (n), (H, W) or (C, H, W).</summary>
    public required EquatableArray<int> Input { get; init; }

    /// <summary>Values in one sample.</summary>
    public int SampleSize => Input.Aggregate(1, (size, dimension) => size * dimension);

    /// <summary>Values in a pixel: a vector's values and a grey image's are pixels of one channel.</summary>
    public int Channels => Input.Count == 3 ? Input[0] : 1;

    public required StackSpec Encoder { get; init; }

    public required StackSpec Decoder { get; init; }

    public required int LatentDim { get; init; }

    public required PosteriorSpec Posterior { get; init; }

    public required PriorSpec Prior { get; init; }

    public required ReconstructionSpec Reconstruction { get; init; }

    public required KlSpec Kl { get; init; }

    /// <summary>The parts of the KL divergence weighed one by one, in the place of its weight; null: it is weighed as a whole.</summary>
    public TotalCorrelationSpec? TotalCorrelation { get; init; }

    public DipSpec? Dip { get; init; }

    public MmdSpec? Mmd { get; init; }

    /// <summary>The bound that stands in the place of the ELBO; null: none does.</summary>
    public ImportanceSpec? ImportanceWeighted { get; init; }

    /// <summary>Codes that a forward pass draws for every sample.</summary>
    public int Draws => ImportanceWeighted?.Draws ?? 1;

    /// <summary>What is known of every sample beforehand; null: nothing.</summary>
    public required ConditionSpec? Condition { get; init; }

    /// <summary>Numbers that the encoder's and the decoder's dense layers get beside samples and codes.</summary>
    public int ConditionSize => Condition?.Size ?? 0;

    /// <summary>The parts that the user has written.</summary>
    public required HatchSpec Hatches { get; init; }

    public required TrainingSpec Training { get; init; }

    /// <summary>Whether KL(q(z|x) ‖ p(z)) is a formula of what the encoder puts out.</summary>
    public bool HasClosedFormKl => Posterior.IsGaussian && Prior.Kind == PriorKind.StandardNormal;

    /// <summary>Without a KL term nothing holds the noise up: the model draws none, and its posteriors are points.</summary>
    public bool IsDeterministic => Kl.Weight == 0;

    /// <summary>Nothing holds the codes to the prior either.</summary>
    public bool IsPlainAutoencoder => IsDeterministic && Mmd is null;
}
