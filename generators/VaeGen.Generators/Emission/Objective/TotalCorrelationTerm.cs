using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Specs;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>α·I(x; z) + β·TC(z) + γ·Σ KL(q(z_j) ‖ p(z_j)), in the place of the KL term, which is still reported (Chen et al. 2018).</summary>
internal sealed class TotalCorrelationTerm(Model model, TotalCorrelationSpec spec) : ObjectiveTerm(model)
{
    private const string Method = "DecomposeKl";

    private IEnumerable<(double Weight, string Local, string Symbol)> Parts =>
    [
        (spec.MutualInformation, "mutualInformation", "I(x; z)"),
        (spec.Weight, "totalCorrelation", "TC(z)"),
        (spec.DimensionKl, "dimensionKl", "Σ KL(q(z_j) ‖ p(z_j))"),
    ];

    public override IReadOnlyList<LossMember> Reported =>
    [
        new("Kl", "kl", $"KL(q(z|x) ‖ {Model.Prior.Symbol}), not weighted and not in the total: its parts are"),
        new("MutualInformation", "mutualInformation", "I(x; z), the mutual information of sample and code, not weighted"),
        new("TotalCorrelation", "totalCorrelation", "KL(q(z) ‖ Π q(z_j)), how far the latent dimensions are from independent, not weighted"),
        new("DimensionKl", "dimensionKl", "Σ KL(q(z_j) ‖ p(z_j)), how far each of them is from the prior, not weighted"),
    ];

    public override string InWords => "the weighted parts of the KL divergence";

    public override string Formula => string.Concat(Weighed.Select(part => $" + {Literal.Number(part.Weight)}·{part.Symbol}"));

    public override string InTotal => string.Concat(Weighed.Select(part => part.Weight == 1 ? $" + {part.Local}" : $" + {Literal.Of(part.Weight)} * {part.Local}"));

    public override bool NeedsCodes => true;

    public override bool ComparesCodes => true;

    public override IReadOnlyList<LossParameter> Parameters =>
    [
        new("long datasetSize", "datasetSize", "Int64", "Samples in the data set that these are from: at least as many.", InFit: "data.Count", InEvaluate: "datasetSize"),
    ];

    public override IReadOnlyList<EmittedMember> EmittedMembers =>
        [new(Method, [Emission.EmittedMembers.Tensor, Emission.EmittedMembers.Tensor, Emission.EmittedMembers.Tensor, "Int64"])];

    private IEnumerable<(double Weight, string Local, string Symbol)> Weighed => Parts.Where(part => part.Weight > 0);

    public override void Compute(SourceWriter writer)
    {
        Model.Posterior.ClosedFormKl(writer);
        writer.Write($"""

            // the same as an estimate in three parts, each with its own weight
            var (mutualInformation, totalCorrelation, dimensionKl) = {Method}(output.Z, {Model.EncodedOfOutput}, datasetSize);
            """);
    }

    public override void Members(SourceWriter writer)
    {
        var sampling = spec.Estimator == TcEstimatorKind.Stratified ? "minibatch-stratified" : "minibatch-weighted";
        writer.WriteApart($"""
            /// <summary>
            /// Splits the mean of KL(q(z|x) ‖ p(z)) into the mutual information of sample and code, the total correlation of the latent dimensions,
            /// and their own KL divergences: scalars in nats, estimated from a batch by {sampling} sampling (Chen et al. 2018).
            /// </summary>
            /// <param name="z">A code drawn from each posterior, {Model.BatchOfCodes}.</param>
            /// <param name="mean">Mean of q(z|x), {Model.BatchOfCodes}.</param>
            /// <param name="logVariance">Log-variance of q(z|x), {Model.BatchOfCodes}.</param>
            /// <param name="datasetSize">N, the samples in the data set that the batch is from: at least the batch's.</param>
            /// <exception cref="{ArgumentOutOfRange}"><paramref name="datasetSize"/> is less than the batch.</exception>
            {Mark}
            public static ({Tensor} MutualInformation, {Tensor} TotalCorrelation, {Tensor} DimensionKl) {Method}(
                {Tensor} z, {Tensor} mean, {Tensor} logVariance, long datasetSize)
            """);
        writer.Open();
        writer.Write($$"""
            var batch = z.shape[0];
            {{ArgumentOutOfRange}}.ThrowIfLessThan(datasetSize, batch);

            // log q(z_ik|x_j) of every code i under every posterior j, one latent dimension k at a time: [batch, batch, {{Model.LatentDim}}]
            var logDensities = -0.5 * ((z.unsqueeze(1) - mean).pow(2) / logVariance.exp() + logVariance + {{Literal.LogTwoPi}});

            """);
        writer.Write(spec.Estimator == TcEstimatorKind.Stratified ? Stratified : Weighted);
        writer.Write($"""

            // KL = (log q(z|x) − log q(z)) + (log q(z) − Σ log q(z_k)) + (Σ log q(z_k) − log p(z)), each averaged over the batch
            var logPosterior = LogPosterior(z, mean, logVariance);
            return ((logPosterior - logAggregate).mean(), (logAggregate - logMarginals).mean(), (logMarginals - LogPrior(z)).mean());
            """);
        writer.Close();
    }

    private static string Weighted => $"""
        // q(z_i) ≈ Σ_j q(z_i|x_j) / (N·B), and the same for every dimension alone, which is then multiplied over the dimensions
        var logWeight = -{Math}.Log((double)datasetSize * batch);
        var logAggregate = logDensities.sum(2).logsumexp(1) + logWeight;
        var logMarginals = (logDensities.logsumexp(1) + logWeight).sum(1);
        """;

    private static string Stratified => $"""
        // weights of the posteriors, [batch, batch], with M = B − 1: code i's own 1/N, the next one's (N − M)/(N·M), the others' 1/M; a row sums to 1
        var others = {Math}.Max(1, batch - 1);
        var own = {Torch}.eye(batch, device: z.device);
        var next = own.roll(1, 1);
        var nextWeight = (datasetSize - others) / ((double)datasetSize * others);
        var logWeights = (own / datasetSize + (1 - own) * (next * nextWeight + (1 - next) / others)).log();

        // q(z_i) ≈ Σ_j w_ij q(z_i|x_j), and the same for every dimension alone, which is then multiplied over the dimensions
        var logAggregate = (logDensities.sum(2) + logWeights).logsumexp(1);
        var logMarginals = (logDensities + logWeights.unsqueeze(2)).logsumexp(1).sum(1);
        """;
}
