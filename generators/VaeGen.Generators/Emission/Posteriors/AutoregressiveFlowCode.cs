using System.Linq;
using VaeGen.Generators.Shapes;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>z ← σ·z + (1 − σ)·m, with σ and m of a dimension from the dimensions before it and the encoder (Kingma et al. 2016).</summary>
internal sealed class AutoregressiveFlowCode(Model model) : FlowCode(model)
{
    protected override string Step => "inverse autoregressive flow";

    protected override string Formula => "σ·z + (1 − σ)·m, σ and m of a dimension from the dimensions before it";

    protected override EncodedTensor Steering => new(
        "Context",
        "context",
        "What the encoder tells the flow",
        $"[batch, {Units}]",
        "latentContext.forward(h)");

    protected override string OnnxSteering => "h.Linear(\"latentContext\")";

    protected override string OnnxPlace => $"mean.AutoregressiveFlow(context, steps: {Literal.Of(Flows)})";

    protected override bool IsStatic => false;

    private string Units => Literal.Of(FlowLayers.Units(Model.Spec));

    private string Pairs => string.Join(", ", Enumerable.Range(0, Flows).Select(step => $"({FlowLayers.Hidden(step)}, {FlowLayers.Output(step)})"));

    protected override void Transform(SourceWriter writer) => writer.Write($$"""
        // which weights there are (MADE, Germain et al. 2015): hidden unit i sees the dimensions before number i mod {{Model.LatentDim}}, and the context;
        // it feeds that dimension and those after it
        var dimension = {{Torch}}.arange({{Model.LatentDim}}, device: z.device);
        var before = {{Torch}}.arange({{Units}}, device: z.device) % {{Model.LatentDim}};
        var sees = (dimension < before.unsqueeze(1)).to(z.dtype);
        sees = {{Torch}}.cat([sees, {{Torch}}.ones({{Units}}, {{Units}}, dtype: z.dtype, device: z.device)], 1);
        var feeds = (before <= dimension.unsqueeze(1)).to(z.dtype).repeat(2, 1);

        var logDeterminant = {{Torch}}.zeros(z.shape[0], dtype: z.dtype, device: z.device);
        foreach (var (hidden, output) in new[] { {{Pairs}} })
        {
            // m and log σ of every dimension, from the dimensions before it; σ is near 1 at first, so that the step changes little
            var h = {{Functional}}.linear({{Torch}}.cat([z, context], 1), hidden.weight * sees, hidden.bias).relu();
            var made = {{Functional}}.linear(h, output.weight * feeds, output.bias);
            var m = made.narrow(1, 0, {{Model.LatentDim}});
            var logSigma = {{Functional}}.logsigmoid(made.narrow(1, {{Model.LatentDim}}, {{Model.LatentDim}}) + 2);

            // z ← σ·z + (1 − σ)·m, whose Jacobian is triangular: log |det| = Σ log σ
            var sigma = logSigma.exp();
            z = sigma * z + (1 - sigma) * m;
            logDeterminant = logDeterminant + logSigma.sum(1);

            // the next step goes through the dimensions the other way round
            z = z.flip(1);
        }
        return (z, logDeterminant);
        """);
}
