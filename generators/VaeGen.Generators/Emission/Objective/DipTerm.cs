using System.Collections.Generic;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>λ₁·Σ C_ij² (i ≠ j) + λ₂·Σ (C_ii − 1)², C a covariance of the latent dimensions over the batch (Kumar et al. 2018).</summary>
internal sealed class DipTerm(Model model, DipSpec spec) : ObjectiveTerm(model)
{
    public override IReadOnlyList<LossMember> Reported => [new("Dip", "dip", "The DIP penalty on covariances of the latent dimensions, weighted")];

    public override string InWords => "the DIP penalty";

    public override string Formula => $" + {Literal.Number(spec.OffDiagonal)}·Σ C_ij² + {Literal.Number(spec.Diagonal)}·Σ (C_ii − 1)²";

    public override string FormulaNote => spec.Kind == DipVariant.II ? ", C = E[diag σ²] + Cov[μ]" : ", C = Cov[μ]";

    public override string InTotal => " + dip";

    public override void Compute(SourceWriter writer)
    {
        writer.Write($"""
            // DIP-VAE-{spec.Kind}: {(spec.Kind == DipVariant.II ? "C = E[diag σ²] + Cov[μ], the covariance of the codes" : "C = Cov[μ], the covariance of the posteriors' means")}, over the batch: [{Model.LatentDim}, {Model.LatentDim}]
            var centred = output.Mean - output.Mean.mean([0]);
            var covariance = centred.t().mm(centred) / x.shape[0];
            """);
        if (spec.Kind == DipVariant.II)
        {
            writer.Write("covariance += output.LogVariance.exp().mean([0]).diag();");
        }
        writer.Write($"""

            // λ₁ Σ C_ij² + λ₂ Σ (C_ii − 1)²: uncorrelated dimensions of variance 1
            var variances = covariance.diagonal();
            var dip = {Literal.Of(spec.OffDiagonal)} * (covariance - variances.diag()).pow(2).sum() + {Literal.Of(spec.Diagonal)} * (variances - 1).pow(2).sum();
            """);
    }
}
