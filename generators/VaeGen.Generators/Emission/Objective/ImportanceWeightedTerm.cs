using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Specs;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>−L_K, the importance-weighted bound of Burda et al. (2016): the whole objective, reconstruction loss and KL divergence are for the record.</summary>
internal sealed class ImportanceWeightedTerm(Model model, ImportanceSpec spec) : ObjectiveTerm(model)
{
    private string Draws => Literal.Of(spec.Draws);

    public override IReadOnlyList<LossMember> Reported => [new("Kl", "kl", $"log q(z|x) − log p(z), its mean over the codes: KL(q(z|x) ‖ {Model.Prior.Symbol}) estimated, not in the total")];

    public override bool IsWhole => true;

    public override string InWords => $"the negative importance-weighted bound of {Literal.Counted(spec.Draws, "code")} a sample";

    public override string Formula => $"−log {(spec.Draws == 1 ? "" : $"(1/{Draws}) Σ ")}p(x|z)·p(z)/q(z|x)";

    public override string FormulaNote => $", {Literal.Counted(spec.Draws, "code")} z a sample{(spec.DoublyReparameterized ? ", the encoder's gradient doubly reparameterised" : "")}";

    public override string InTotal => spec.DoublyReparameterized ? "total" : "-bound";

    public override bool NeedsCodes => true;

    public override void Compute(SourceWriter writer)
    {
        var still = spec.DoublyReparameterized ? ".detach()" : "";
        var logPosterior = Model.Posterior.HasClosedForm
            ? $"LogPosterior(output.Z, {string.Join(", ", Model.Posterior.Encoded.Select(tensor => $"{Model.Repeated($"output.{tensor.Member}{still}")}"))})"
            : "output.LogPosterior";
        if (spec.DoublyReparameterized)
        {
            writer.Write("// log w = log p(x|z) − (log q(z|x) − log p(z)) of every code; inside log q its parameters are held still, so that the encoder learns through z alone");
        }
        else
        {
            writer.Write("// log w = log p(x|z) − (log q(z|x) − log p(z)) of every code");
        }
        writer.Write($"""
            var logLikelihood = LogProbability(output.{Model.Likelihood.Member}, {Model.Repeated("x")}).reshape(-1, {Draws});
            var logRatio = ({logPosterior} - LogPrior(output.Z)).reshape(-1, {Draws});
            var logWeights = logLikelihood - logRatio;

            // L_K = log (1/K) Σ w, averaged over the batch; its gradient is Σ w̃ ∂log w with w̃ = w / Σ w
            var bound = (logWeights.logsumexp(1) - {Math}.Log({Draws})).mean();
            """);
        if (spec.DoublyReparameterized)
        {
            writer.Write($$"""

                // the doubly reparameterised gradient: what reaches the encoder through z is multiplied by w̃ once more. With g the gradient by z,
                // the gradient of (1 − w̃)·g·z is what there is too much of; its value is taken off again
                var total = -bound;
                if (output.Z.requires_grad)
                {
                    var weights = logWeights.detach().softmax(1).reshape(-1, 1);
                    var g = {{Torch}}.autograd.grad([total], [output.Z], retain_graph: true)[0];
                    var excess = ((1 - weights) * g * output.Z).sum();
                    total = total - (excess - excess.detach());
                }
                """);
        }
        writer.Write("""

            // for the record, the means over all codes
            var reconstruction = -logLikelihood.mean();
            var kl = logRatio.mean();
            """);
    }
}
