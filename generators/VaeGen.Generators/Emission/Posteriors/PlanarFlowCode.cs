using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>z ← z + û·tanh(wᵀz + b), with u, w and b from the encoder (Rezende &amp; Mohamed 2015).</summary>
internal sealed class PlanarFlowCode(Model model) : FlowCode(model)
{
    protected override string Step => "planar flow";

    protected override string Formula => "z + û·tanh(wᵀz + b)";

    protected override EncodedTensor Steering => new(
        "Flow",
        "flow",
        "The flow's u, w and b, one step after another",
        $"[batch, {Literal.Of(Flows)}, {Literal.Of(Width)}]",
        $"latentFlow.forward(h).reshape(-1, {Literal.Of(Flows)}, {Literal.Of(Width)})");

    protected override string OnnxSteering => $"h.Linear(\"latentFlow\").Reshape([{Literal.Of(Flows)}, {Literal.Of(Width)}])";

    protected override string OnnxPlace => $"mean.PlanarFlow(flow, steps: {Literal.Of(Flows)})";

    protected override bool IsStatic => true;

    private int Width => (2 * Model.Spec.LatentDim) + 1;

    protected override void Transform(SourceWriter writer) => writer.Write($$"""
        var logDeterminant = {{Torch}}.zeros(z.shape[0], dtype: z.dtype, device: z.device);
        for (var step = 0; step < {{Literal.Of(Flows)}}; step++)
        {
            var u = flow.select(1, step).narrow(1, 0, {{Model.LatentDim}});
            var w = flow.select(1, step).narrow(1, {{Model.LatentDim}}, {{Model.LatentDim}});
            var b = flow.select(1, step).narrow(1, {{Literal.Of(2 * Model.Spec.LatentDim)}}, 1);

            // û = u + (m(wᵀu) − wᵀu)·w/‖w‖², m(a) = −1 + log(1 + exp a): now wᵀû = m(wᵀu) > −1, and the step can be inverted
            var wu = (w * u).sum(1, keepdim: true);
            var softplus = {{Functional}}.softplus(wu);
            u = u + (softplus - 1 - wu) * w / w.pow(2).sum(1, keepdim: true);

            // z ← z + û·tanh(wᵀz + b)
            var bend = ((w * z).sum(1, keepdim: true) + b).tanh();
            z = z + u * bend;

            // det = 1 + (1 − tanh²)·wᵀû = tanh² + (1 − tanh²)·log(1 + exp wᵀu), a sum of two positive numbers
            logDeterminant = logDeterminant + (bend.pow(2) + (1 - bend.pow(2)) * softplus).log().squeeze(1);
        }
        return (z, logDeterminant);
        """);
}
