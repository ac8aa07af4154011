using System.Collections.Generic;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>q(z|x) = N(z; μ, LLᵀ), L lower triangular: row i is σ_i times a row with a 1 on the diagonal.</summary>
internal sealed class FullGaussianCode(Model model) : PosteriorCode(model)
{
    public override string Family => "a Gaussian with full covariance";

    public override string Description =>
        $"a Gaussian each: its mean {Model.BatchOfCodes} and the Cholesky factor of its covariance, L {Matrices}";

    public override IReadOnlyList<EncodedTensor> Encoded =>
    [
        new("Mean", "mean", "Mean of q(z|x)", Model.BatchOfCodes, "latentMean.forward(h)"),
        new("Factor", "factor", "Cholesky factor of the covariance of q(z|x), lower triangular", Matrices, "LowerTriangular(latentLogVariance.forward(h), latentCovariance.forward(h))"),
    ];

    public override IReadOnlyList<EmittedMember> EmittedMembers => [new("LowerTriangular", ["Tensor", "Tensor"])];

    private string Matrices => $"[batch, {Model.LatentDim}, {Model.LatentDim}]";

    public override IReadOnlyList<(string Name, string Value)> OnnxOutputs =>
    [
        ("mean", "h.Linear(\"latentMean\")"),
        ("factor", "h.Linear(\"latentLogVariance\").LowerTriangular(h.Linear(\"latentCovariance\"))"),
    ];

    public override void Reparameterize(SourceWriter writer)
    {
        writer.WriteApart($"""
            /// <summary>Draws z = μ + L·ε with ε ~ N(0, I): the noise comes from outside, so gradients flow through μ and L.</summary>
            /// <returns>Latent codes {Model.BatchOfCodes}.</returns>
            {Mark}
            public {Tensor} Reparameterize({Tensor} mean, {Tensor} factor)
            """);
        writer.Open();
        writer.Write(Drawn("Noise"));
        writer.Close();
    }

    public override string Drawn(string noise) => $"""
        var epsilon = {noise}(mean).unsqueeze(2);
        return mean + factor.matmul(epsilon).squeeze(2);
        """;

    // random entries would be noise that the decoder first has to learn against
    public override void Initialize(SourceWriter writer) => writer.Write($"""

        // the latent dimensions begin independent of each other
        {Torch}.nn.init.zeros_(latentCovariance.weight);
        {Torch}.nn.init.zeros_(latentCovariance.bias!);
        """);

    public override void Members(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>L {{Matrices}}, L_ij = σ_i·a_ij: σ_i is the deviation of dimension i given those before it; a has ones on its diagonal, the given entries below it, row by row, and zeros above.</summary>
        {{Mark}}
        private static {{Tensor}} LowerTriangular({{Tensor}} logVariance, {{Tensor}} below)
        {
            // entry (i, j) of a matrix stands at {{Model.LatentDim}}·i + j when its rows follow each other
            var place = {{Torch}}.tril_indices({{Model.LatentDim}}, {{Model.LatentDim}}, offset: -1, device: below.device);
            var unit = {{Torch}}.eye({{Model.LatentDim}}, dtype: below.dtype, device: below.device).reshape(1, -1)
                .repeat(below.shape[0], 1)
                .index_copy(1, {{Model.LatentDim}} * place[0] + place[1], below)
                .reshape(-1, {{Model.LatentDim}}, {{Model.LatentDim}});
            return (0.5 * logVariance).exp().unsqueeze(2) * unit;
        }
        """);

    public override void LogVariances(SourceWriter writer, string arguments) => writer.Write($"""

        // the diagonal of LLᵀ: Σ L² over each row
        var logVariance = Encode({arguments}).Factor.pow(2).sum(2).log();
        """);

    public override void ClosedFormKl(SourceWriter writer) => writer.Write("""
        // KL(N(μ, LLᵀ) ‖ N(0, I)) = ½ (Σ L² + Σ μ² − Σ (1 + 2 log L_jj)), the last over the diagonal
        var diagonal = output.Factor.diagonal(dim1: 1, dim2: 2);
        var kl = 0.5 * (output.Factor.pow(2).sum() + (output.Mean.pow(2) - 1 - 2 * diagonal.log()).sum()) / x.shape[0];
        """);

    public override void ClosedFormKlOfDimensions(SourceWriter writer) => writer.Write("""
        // what every latent dimension adds to KL(N(μ, LLᵀ) ‖ N(0, I)), given those before it: ½ (μ² + Σ L² − 1 − 2 log L_jj), Σ over its row,
        // averaged over the batch
        var diagonal = output.Factor.diagonal(dim1: 1, dim2: 2);
        var klOfDimensions = 0.5 * (output.Mean.pow(2) + output.Factor.pow(2).sum(2) - 1 - 2 * diagonal.log()).mean([0]);
        """);

    public override void LogPosterior(SourceWriter writer) => writer.Write($"""
        // z = μ + L·ε, solved for ε
        var epsilon = {Torch}.linalg.solve_triangular(factor, (z - mean).unsqueeze(2), upper: false).squeeze(2);

        // log N(z; μ, LLᵀ) = −½ Σ (ε² + log 2π) − Σ log L_jj
        return -(0.5 * (epsilon.pow(2) + {Literal.LogTwoPi}) + factor.diagonal(dim1: 1, dim2: 2).log()).sum(1);
        """);

    public override void LogPosteriors(SourceWriter writer) => writer.Write($"""
        // z = μ + L·ε, solved for ε of every mean and factor with every code: [posteriors, latent, batch]
        var epsilon = {Torch}.linalg.solve_triangular(factor, (z - mean.unsqueeze(1)).transpose(1, 2), upper: false);

        // log N(z; μ, LLᵀ) = −½ Σ (ε² + log 2π) − Σ log L_jj: [batch, posteriors]
        var each = -0.5 * (epsilon.pow(2) + {Literal.LogTwoPi}).sum(1).transpose(0, 1) - factor.diagonal(dim1: 1, dim2: 2).log().sum(1);
        """);
}
