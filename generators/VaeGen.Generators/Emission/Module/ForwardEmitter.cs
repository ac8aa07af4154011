using System.Linq;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>The forward pass: what goes in, what comes out, and the noise between encoder and decoder.</summary>
internal static class ForwardEmitter
{
    public static void Samples(SourceWriter writer, Model model)
    {
        writer.WriteApart($$"""
            /// <summary>What a sample is: its shape, and the values that a {{model.Spec.Reconstruction.Likelihood}} likelihood can score.</summary>
            {{Mark}}
            public static {{SampleSpec}} Samples { get; } = new({{Literal.Of(model.Spec.Type.Name)}}, [{{string.Join(", ", model.Spec.Input)}}]{{model.Likelihood.Range}}{{model.Condition?.Range}});
            """);
    }

    public static void Output(SourceWriter writer, Model model)
    {
        var rows = model.BatchOfDraws;
        var members = new[] { (model.Likelihood.Member, Text: model.Likelihood.MemberText, Shape: model.Likelihood.Shape.Replace("batch", rows)) }
            .Concat(model.Posterior.Encoded.Select(tensor => (tensor.Member, tensor.Text, tensor.Shape)))
            .ToList();
        if (model.KeepsCodes)
        {
            members.Add(("Z", "The latent codes that were drawn", model.BatchOfCodes.Replace("batch", rows)));
        }
        if (!model.Posterior.HasClosedForm)
        {
            members.Add(("LogPosterior", "log q(z|x) of these codes", $"[{rows}]"));
        }

        writer.WriteApart("/// <summary>What one forward pass yields.</summary>");
        foreach (var (member, text, shape) in members)
        {
            writer.Write($"/// <param name=\"{member}\">{text}, {shape}.</param>");
        }
        writer.Write($"""
            {Mark}
            public readonly record struct Output(
            """);
        writer.Write(string.Join(",\n", members.Select(member => $"    {Tensor} {member.Member}")) + ");");
    }

    /// <summary>Documents the two parameters of a method that takes conditions too; one parameter alone is explained in its summary.</summary>
    public static void ConditionDocs(SourceWriter writer, Model model, string first, string text)
    {
        if (model.Condition is { } condition)
        {
            writer.Write($"""
                /// <param name="{first}">{text}.</param>
                /// <param name="{condition.Local}">{condition.Text}.</param>
                """);
        }
    }

    public static void Forward(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Encodes{(model.Spec.IsDeterministic ? " and" : model.Spec.Draws == 1 ? ", samples and" : $", draws {Literal.Counted(model.Spec.Draws, "code")} each and")} decodes {model.BatchOfSamples}.</summary>
            """);
        ConditionDocs(writer, model, "x", $"The samples, {model.BatchOfSamples}");
        writer.Write($"""
            {Mark}
            public override Output forward({Tensor} x{model.ConditionParameter})
            """);
        writer.Open();
        if (model.Spec.IsDeterministic)
        {
            writer.Write("// without a KL term nothing would hold the noise up: decode the mean itself");
        }
        writer.Write($"var ({model.EncodedLocals}) = Encode(x{model.ConditionArgument});");
        if (model.Spec.IsDeterministic)
        {
            writer.Write($"return new Output(Decode(mean{model.ConditionArgument}), {model.EncodedLocals}{(model.KeepsCodes ? ", mean" : "")});");
        }
        else if (!model.Posterior.HasClosedForm)
        {
            writer.Write($"""
                var (z, logPosterior) = Reparameterize({model.EncodedOfDraws});
                return new Output(Decode(z{model.ConditionOfDraws}), {model.EncodedLocals}, z, logPosterior);
                """);
        }
        else if (model.KeepsCodes)
        {
            writer.Write($"""
                var z = Reparameterize({model.EncodedOfDraws});
                return new Output(Decode(z{model.ConditionOfDraws}), {model.EncodedLocals}, z);
                """);
        }
        else
        {
            writer.Write($"return new Output(Decode(Reparameterize({model.EncodedLocals}){model.ConditionArgument}), {model.EncodedLocals});");
        }
        writer.Close();
    }
}
