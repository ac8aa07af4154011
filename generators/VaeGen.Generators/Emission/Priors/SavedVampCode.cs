using System;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>A VampPrior without its encoder: the posteriors of the pseudo-inputs as they were when the decoder was saved.</summary>
internal sealed class SavedVampCode(Model model) : PriorCode(model)
{
    public override string Symbol => "p(z)";

    public override string Family => $"a VampPrior of {Literal.Counted(Components, "component")}";

    public override int Components => Model.Spec.Prior.Components;

    public override void LogPrior(SourceWriter writer) => throw new NotSupportedException("A decoder has no density.");

    public override string Draw(string count) => $"DrawPrior({count})";

    public override void Members(SourceWriter writer)
    {
        writer.WriteApart($"""
            /// <summary>Draws latent codes from p(z): [count, {Model.LatentDim}].</summary>
            {Mark}
            private {Tensor} DrawPrior(int count)
            """);
        writer.Open();
        writer.Write($$"""
            // one of the pseudo-inputs' posteriors for each code, all of them equally likely, and a draw from it
            var component = {{Torch}}.randint({{Literal.Of(Components)}}, new long[] { count }, device: Device);
            """);
        foreach (var tensor in Model.Posterior.Encoded)
        {
            writer.Write($"var {tensor.Local} = prior{tensor.Member}.index_select(0, component);");
        }
        writer.Write(Model.Posterior.Drawn($"{Torch}.randn_like"));
        writer.Close();
    }
}
