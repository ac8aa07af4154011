using System;
using System.Collections.Generic;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>q(z|x) = N(z₀; μ, diag σ²) sent through steps that can be inverted and whose Jacobian is known (Rezende &amp; Mohamed 2015).</summary>
internal abstract class FlowCode(Model model) : PosteriorCode(model)
{
    public override string Family => $"a diagonal Gaussian through {Literal.Counted(Flows, Step)}";

    public override string Description =>
        $"a Gaussian each, mean and log-variance {Model.BatchOfCodes}, and what the flow after it needs to know, {Steering.Shape}";

    public override bool HasClosedForm => false;

    public override string PlaceText => "the mean of its base distribution, sent through the flow";

    public override string PlaceOfSample => "The mean of every sample's base distribution, sent through the flow";

    public override string PlaceLocal => "place";

    public override string PlaceSymbol => "z";

    public override IReadOnlyList<EncodedTensor> Encoded =>
    [
        new("Mean", "mean", "Mean of the base distribution", Model.BatchOfCodes, "latentMean.forward(h)"),
        new("LogVariance", "logVariance", "Log-variance of the base distribution", Model.BatchOfCodes, "latentLogVariance.forward(h)"),
        Steering,
    ];

    public override IReadOnlyList<EmittedMember> EmittedMembers => [new("Transform", ["Tensor", "Tensor"]), new("Place", Model.Condition is null ? ["Tensor"] : ["Tensor", "Tensor"])];

    protected int Flows => Model.Spec.Posterior.Flows;

    /// <summary>One step, in prose.</summary>
    protected abstract string Step { get; }

    /// <summary>What the encoder tells the flow.</summary>
    protected abstract EncodedTensor Steering { get; }

    /// <summary>One step in formulas, for the documentation.</summary>
    protected abstract string Formula { get; }

    /// <summary>What the encoder tells the flow, in an ONNX graph.</summary>
    protected abstract string OnnxSteering { get; }

    /// <summary>The mean of the base distribution sent through the flow, in an ONNX graph.</summary>
    protected abstract string OnnxPlace { get; }

    public override string Place(string arguments) => $"Place({arguments})";

    public override IReadOnlyList<(string Name, string Value)> OnnxOutputs =>
    [
        ("mean", "h.Linear(\"latentMean\")"),
        ("logVariance", "h.Linear(\"latentLogVariance\")"),
        (Steering.Local, OnnxSteering),
        (PlaceLocal, OnnxPlace),
    ];

    public override void Reparameterize(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>Draws z₀ = μ + σ·ε with ε ~ N(0, I) and sends it through the flow: the noise comes from outside, so gradients flow through μ, σ and the steps.</summary>
        /// <returns>Latent codes {{Model.BatchOfCodes}} and their log q(z|x), [batch], in nats.</returns>
        {{Mark}}
        public ({{Tensor}} Z, {{Tensor}} LogPosterior) Reparameterize({{Tensor}} mean, {{Tensor}} logVariance, {{Tensor}} {{Steering.Local}})
        {
            var epsilon = Noise(mean);
            var (z, logDeterminant) = Transform(mean + (0.5 * logVariance).exp() * epsilon, {{Steering.Local}});

            // log q(z|x) = log N(z₀; μ, σ²) − log |det ∂z/∂z₀|
            var logBase = -0.5 * (epsilon.pow(2) + logVariance + {{Literal.LogTwoPi}}).sum(1);
            return (z, logBase - logDeterminant);
        }
        """);

    public override void Members(SourceWriter writer)
    {
        writer.WriteApart($"""
            /// <summary>Sends codes through the flow, {Literal.Counted(Flows, "step")} of {Formula}.</summary>
            /// <param name="z">Codes of the base distribution, {Model.BatchOfCodes}.</param>
            /// <param name="{Steering.Local}">{Steering.Text}, {Steering.Shape}.</param>
            /// <returns>Latent codes {Model.BatchOfCodes} and log |det ∂z/∂z₀|, [batch].</returns>
            {Mark}
            public {(IsStatic ? "static " : "")}({Tensor} Z, {Tensor} LogDeterminant) Transform({Tensor} z, {Tensor} {Steering.Local})
            """);
        writer.Open();
        Transform(writer);
        writer.Close();
        writer.WriteApart($$"""
            /// <summary>Each sample's place in the latent space: {{PlaceText}}.</summary>
            {{Mark}}
            private {{Tensor}} Place({{Tensor}} x{{Model.ConditionParameter}})
            {
                var (mean, _, {{Steering.Local}}) = Encode(x{{Model.ConditionArgument}});
                return Transform(mean, {{Steering.Local}}).Z;
            }
            """);
    }

    public override string Drawn(string noise) => throw Unknown;

    public override void ClosedFormKl(SourceWriter writer) => throw Unknown;

    public override void LogPosterior(SourceWriter writer) => throw Unknown;

    public override void LogPosteriors(SourceWriter writer) => throw Unknown;

    /// <summary>Whether the flow has no parameters of its own.</summary>
    protected abstract bool IsStatic { get; }

    /// <summary>The body of Transform: returns z and its log-determinant, from 'z' and what steers the flow.</summary>
    protected abstract void Transform(SourceWriter writer);

    private NotSupportedException Unknown => new($"The density of {Family} is known only where it was drawn.");
}
