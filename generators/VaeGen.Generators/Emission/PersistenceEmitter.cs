using System;
using System.Linq;
using VaeGen.Generators.Specs;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>Saving and loading, with the declaration that the weights belong to.</summary>
internal static class PersistenceEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        writer.Write($"partial class {model.Class}");
        writer.Open();
        writer.Write($""""
            /// <summary>What a saved model must have been declared as for this class to load it.</summary>
            {Mark}
            public const string Declaration = """{Declaration(model.Spec)}""";
            """");
        Save(writer, model);
        Load(writer, model);
        CheckpointEmitter.Emit(writer, model);
    }

    private static void Save(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Saves the weights, with the declaration, as safetensors. The file at <paramref name="path"/> is replaced only once the new one is safely on disk.</summary>
            /// <param name="path">The file to write.</param>
            {Mark}
            public void Save(string path)
            """);
        writer.Open();
        writer.Write($"""
            var file = new {ModelFile}(Declaration);
            AddTo(file);
            file.Save(path);
            """);
        writer.Close();
        writer.WriteApart($"""
            {Mark}
            private void AddTo({ModelFile} file)
            """);
        writer.Open();
        writer.Write($"""
            using var frozen = {Torch}.no_grad();
            using var scope = {Torch}.NewDisposeScope();
            foreach (var (name, tensor) in state_dict())
            """);
        writer.Open();
        ForEachType(
            writer,
            model,
            integers: "file.AddInt64(name, tensor.shape, tensor.cpu().data<long>().ToArray());",
            floats: "file.Add(name, tensor.shape, tensor.cpu().data<float>().ToArray());");
        writer.Close();
        writer.Close();
    }

    private static void Load(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Loads a model that <see cref="Save(string)"/> wrote, or a checkpoint of <see cref="Fit"/>.</summary>
            /// <param name="path">The file to read.</param>
            /// <param name="device">Where the weights live and the model computes; null: the CPU.</param>
            /// <exception cref="{ModelFileException}">The file is damaged, or holds a model that was declared otherwise.</exception>
            {Mark}
            public static {model.Class} Load(string path, {Device}? device = null)
            """);
        writer.Open();
        writer.Write($"""
            var file = {ModelFile}.Load(path, Declaration, {Literal.Of(model.Spec.Type.Name)});
            var model = new {model.Class}(device);
            model.TakeFrom(file);
            return model;
            """);
        writer.Close();
        writer.WriteApart($"""
            {Mark}
            private void TakeFrom({ModelFile} file)
            """);
        writer.Open();
        writer.Write($"""
            using var frozen = {Torch}.no_grad();
            using var scope = {Torch}.NewDisposeScope();
            foreach (var (name, tensor) in state_dict())
            """);
        writer.Open();
        ForEachType(
            writer,
            model,
            integers: $"tensor.copy_({Torch}.tensor(file.Int64Values(name, tensor.shape), tensor.shape));",
            floats: $"tensor.copy_({Torch}.tensor(file.Values(name, tensor.shape), tensor.shape));");
        writer.Close();
        writer.Write("file.RequireAllUsed();");
        writer.Close();
    }

    /// <summary>Weights are floats; so is all the state but batch norm's counters.</summary>
    private static void ForEachType(SourceWriter writer, Model model, string integers, string floats)
    {
        if (!model.Network.HasBatchNorm)
        {
            writer.Write(floats);
            return;
        }
        writer.Write($"if (tensor.dtype == {ScalarType}.Int64) // how many batches a batch norm has seen");
        writer.Open();
        writer.Write(integers);
        writer.Close();
        writer.Write("else");
        writer.Open();
        writer.Write(floats);
        writer.Close();
    }

    /// <summary>One line of JSON: what shapes the network and its likelihood, in an order that never changes.</summary>
    private static string Declaration(VaeSpec spec)
    {
        return "{"
            + $"\"input\":{Json(spec.Input)},"
            + $"\"encoder\":{Json(spec.Encoder)},"
            + $"\"decoder\":{Json(spec.Decoder)},"
            + $"\"latent\":{{\"dim\":{Literal.Of(spec.LatentDim)}{Json(spec.Posterior)}{Json(spec.Prior)}}},"
            + $"\"reconstruction\":{Json(spec.Reconstruction)}"
            + Json(spec.Condition)
            + "}";
    }

    private static string Json(StackSpec stack) =>
        $"{{{Json(stack.Convolutions)}\"layers\":{Json(stack.Layers)},\"activation\":\"{Activations.Name(stack.Activation)}\"{Json(stack.Norm)}}}";

    // a stack without convolutions or norm reads as it did before there were any
    private static string Json(ConvolutionSpec? convolution) => convolution is null
        ? ""
        : $"\"channels\":{Json(convolution.Channels)},\"kernel\":{Literal.Of(convolution.Kernel)},\"stride\":{Literal.Of(convolution.Stride)},"
            + $"\"padding\":{Literal.Of(convolution.Padding)},\"blocks\":{Literal.Of(convolution.Blocks)},";

    private static string Json(NormKind norm) => norm == NormKind.None ? "" : $",\"norm\":\"{Word(norm)}\"";

    private static string Json(ReconstructionSpec reconstruction)
    {
        var more = reconstruction switch
        {
            { Learned: not LearnedVarianceKind.None } => $",\"learned\":\"{Word(reconstruction.Learned)}\"",
            { Likelihood: LikelihoodKind.Gaussian } => $",\"variance\":{Literal.Number(reconstruction.Variance)}",
            { Likelihood: LikelihoodKind.Laplace } => $",\"scale\":{Literal.Number(reconstruction.Scale)}",
            { Likelihood: LikelihoodKind.DiscretizedLogisticMixture } => $",\"components\":{Literal.Of(reconstruction.Components)}",
            _ => "",
        };
        return $"{{\"likelihood\":\"{Word(reconstruction.Likelihood)}\"{more}}}";
    }

    private static string Json(PosteriorSpec posterior) => posterior.IsDiagonal
        ? ""
        : $",\"posterior\":\"{Word(posterior.Kind)}\"{(posterior.IsGaussian ? "" : $",\"flows\":{Literal.Of(posterior.Flows)}")}";

    private static string Json(PriorSpec prior) => prior.Kind == PriorKind.StandardNormal
        ? ""
        : $",\"prior\":\"{Word(prior.Kind)}\",\"components\":{Literal.Of(prior.Components)}";

    private static string Json(ConditionSpec? condition) => condition switch
    {
        null => "",
        { Classes: > 0 } labels => $",\"condition\":{{\"classes\":{Literal.Of(labels.Classes)}}}",
        var features => $",\"condition\":{{\"features\":{Literal.Of(features.Features)}}}",
    };

    /// <summary>An enumeration's member in camel case: continuousBernoulli.</summary>
    private static string Word(Enum member)
    {
        var name = member.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    private static string Json(EquatableArray<int> sizes) => $"[{string.Join(",", sizes.Select(size => Literal.Of(size)))}]";
}
