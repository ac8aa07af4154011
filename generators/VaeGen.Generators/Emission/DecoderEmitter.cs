using System.Linq;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>The decoder alone: saving it, and the class that a program which draws needs of a model.</summary>
internal static class DecoderEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        SaveDecoder(writer, model);
        if (model.HasDecoderClass)
        {
            Class(writer, model, model.DecoderAlone());
        }
    }

    private static void SaveDecoder(SourceWriter writer, Model model)
    {
        if (!model.HasDecoderClass)
        {
            writer.WriteApart($"""
                /// <summary>Is for models whose decoder is declared: the DecoderBody of this one belongs to the whole class, which <see cref="Save(string)"/> saves.</summary>
                /// <param name="path">The file that would be written.</param>
                /// <exception cref="{NotSupported}">Always.</exception>
                {Mark}
                public void SaveDecoder(string path) => throw new {NotSupported}({Literal.Of($"{model.Spec.Type.Name} has a DecoderBody, which belongs to the whole class: its decoder cannot be saved alone. Use Save.")});
                """);
            return;
        }
        var isVamp = model.Prior is VampCode;
        writer.WriteApart($"""
            /// <summary>Saves the decoder alone, as safetensors: what <see cref="{Model.DecoderClass}.Load"/> draws new samples from.{(isVamp ? model.ModeNote : "")} The file at <paramref name="path"/> is replaced only once the new one is safely on disk.</summary>
            /// <param name="path">The file to write.</param>
            /// <exception cref="{ModelFileException}">It cannot be written; what was there before is untouched.</exception>
            {Mark}
            public void SaveDecoder(string path)
            """);
        writer.Open();
        var network = model.DecoderAlone().Network;
        var parts = network.Layers.Select(layer => layer.Name).Concat(isVamp ? [] : network.FreeParameters.Select(parameter => parameter.Name)).Select(Literal.Of);
        writer.Write($"""
            var file = new {ModelFile}({Model.DecoderClass}.Declaration);
            AddTo(file, {Linq}.Where(state_dict(), entry => entry.Key.Split('.')[0] is
                {string.Join("\n    or ", parts)}));
            """);
        if (model.Prior is VampCode prior)
        {
            writer.Write($"""

                // codes are drawn from the posteriors of the pseudo-inputs: what the encoder says of these now
                using var frozen = {Torch}.no_grad();
                using var scope = {Torch}.NewDisposeScope();
                eval();
                var ({model.EncodedLocals}) = {prior.Encode("")};
                """);
            foreach (var tensor in model.Posterior.Encoded)
            {
                writer.Write($"file.Add(\"prior{tensor.Member}\", {tensor.Local}.shape, {tensor.Local}.cpu().data<float>().ToArray());");
            }
        }
        writer.Write("file.Save(path);");
        writer.Close();
    }

    private static void Class(SourceWriter writer, Model model, Model decoder)
    {
        writer.WriteApart($"""
            /// <summary>The decoder of a <see cref="{model.Class}"/> alone, {Literal.Grouped(decoder.Network.Parameters)} parameters: it draws samples and has no encoder, no loss and no training.</summary>
            {Mark}
            public sealed class {decoder.Class} : {Module}<{Tensor}{(model.Condition is null ? "" : $", {Tensor}")}, {Tensor}>
            """);
        writer.Open();
        writer.Write($""""
            /// <summary>What a saved decoder must have been declared as for this class to load it.</summary>
            {Mark}
            public const string Declaration = """{DeclarationJson.OfDecoder(model.Spec)}""";

            """");
        ModuleEmitter.Fields(writer, decoder);
        Constructor(writer, decoder);
        Load(writer, model);
        StackEmitter.Decode(writer, decoder);
        writer.WriteApart($"""
            /// <inheritdoc cref="Decode({Tensor}{decoder.ConditionCref})"/>
            {Mark}
            public override {Tensor} forward({Tensor} z{decoder.ConditionParameter}) => Decode(z{decoder.ConditionArgument});

            """);
        GenerationEmitter.Sample(writer, decoder);
        LatentEmitter.Decode(writer, decoder);
        decoder.Prior.Members(writer);
        writer.Close();
    }

    private static void Constructor(SourceWriter writer, Model decoder)
    {
        writer.WriteApart($"""
            {Mark}
            private {decoder.Class}({Device}? device) : base(nameof({decoder.Class}))
            """);
        writer.Open();
        ModuleEmitter.Register(writer, decoder);
        writer.Close();
        ModuleEmitter.DeviceOfWeights(writer);
    }

    private static void Load(SourceWriter writer, Model model) => writer.WriteApart($$"""
        /// <summary>Loads a decoder that <see cref="SaveDecoder(string)"/> wrote.</summary>
        /// <param name="path">The file to read.</param>
        /// <param name="device">Where the weights live and the decoder computes; null: the CPU.</param>
        /// <exception cref="{{ModelFileException}}">The file is damaged, or holds something else than this decoder.</exception>
        {{Mark}}
        public static {{Model.DecoderClass}} Load(string path, {{Device}}? device = null)
        {
            var file = {{ModelFile}}.Load(path, Declaration, {{Literal.Of($"the decoder of {model.Spec.Type.Name}")}});
            var decoder = new {{Model.DecoderClass}}(device);
            TakeFrom(file, decoder.state_dict());
            decoder.eval();
            return decoder;
        }
        """);
}
