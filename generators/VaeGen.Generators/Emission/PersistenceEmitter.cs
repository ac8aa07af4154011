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
            public const string Declaration = """{DeclarationJson.Of(model.Spec)}""";
            """");
        Save(writer, model);
        Load(writer, model);
        DecoderEmitter.Emit(writer, model);
        OnnxEmitter.Emit(writer, model);
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
            AddTo(file, state_dict());
            file.Save(path);
            """);
        writer.Close();
        writer.WriteApart($"""
            {Mark}
            private static void AddTo({ModelFile} file, {Sequence}<{NamedTensor}> state)
            """);
        writer.Open();
        writer.Write($"""
            using var frozen = {Torch}.no_grad();
            using var scope = {Torch}.NewDisposeScope();
            foreach (var (name, tensor) in state)
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
            TakeFrom(file, model.state_dict());
            return model;
            """);
        writer.Close();
        writer.WriteApart($"""
            {Mark}
            private static void TakeFrom({ModelFile} file, {Sequence}<{NamedTensor}> state)
            """);
        writer.Open();
        writer.Write($"""
            using var frozen = {Torch}.no_grad();
            using var scope = {Torch}.NewDisposeScope();
            foreach (var (name, tensor) in state)
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
}
