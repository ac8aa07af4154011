namespace VaeGen.Generators.Emission;

/// <summary>β·Σ max(λ, KL_j): the KL divergence of every latent dimension, with a floor below which it costs no less (Kingma et al. 2016).</summary>
internal sealed class FreeBitsTerm(Model model) : KlTerm(model)
{
    public override string InWords => "the weighted KL divergence, of which every dimension's free bits are a constant";

    public override string Formula => $" + {Factor}·Σ max({Literal.Number(Spec.FreeBits)}, KL(q(z_j|x) ‖ N(0, 1)))";

    public override string InTotal => " + klWeight * flooredKl";

    public override void Compute(SourceWriter writer)
    {
        Model.Posterior.ClosedFormKlOfDimensions(writer);
        writer.Write($"""
            var kl = klOfDimensions.sum();

            // free bits: a dimension is paid for only where it tells more than {Literal.Number(Spec.FreeBits)} nats, and below that has no gradient
            var flooredKl = klOfDimensions.clamp_min({Literal.Of(Spec.FreeBits)}).sum();
            """);
    }
}
