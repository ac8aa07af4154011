using System.Linq;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>ExportOnnx: encoder and decoder as graphs that other runtimes compute, layer by layer the same as Encode and Decode.</summary>
internal static class OnnxEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        if (OwnParts(model) is { } own)
        {
            Refuse(writer, model, own);
            return;
        }
        Export(writer, model);
        Encoder(writer, model);
        Decoder(writer, model);
    }

    // a graph cannot be made of a method's body
    private static string? OwnParts(Model model) => model.Spec.Hatches switch
    {
        { EncoderBody: true, DecoderBody: true } => "an EncoderBody and a DecoderBody",
        { EncoderBody: true } => "an EncoderBody",
        { DecoderBody: true } => "a DecoderBody",
        _ => null,
    };

    private static void Refuse(SourceWriter writer, Model model, string own) => writer.WriteApart($"""
        /// <summary>Is for models whose layers are declared: what {own} computes is not known here.</summary>
        /// <param name="encoderPath">The encoder's file.</param>
        /// <param name="decoderPath">The decoder's file.</param>
        /// <exception cref="{NotSupported}">Always.</exception>
        {Mark}
        public void ExportOnnx(string encoderPath, string decoderPath) => throw new {NotSupported}({Literal.Of($"{model.Spec.Type.Name} has {own}, which no ONNX graph can be made of: only declared layers can be exported.")});
        """);

    private static void Export(SourceWriter writer, Model model)
    {
        var condition = model.Condition is { } known ? $", {known.Local}" : "";
        var outputs = string.Join(", ", model.Posterior.OnnxOutputs.Select(output => output.Name));
        writer.WriteApart($$"""
            /// <summary>
            /// Writes encoder and decoder as ONNX models of opset 17, for any number of samples at a time: the encoder from x {{model.BatchOfSamples}}{{condition}} to {{outputs}},
            /// the decoder from z {{model.BatchOfCodes}}{{condition}} to x, the mean of p(x|z) {{model.BatchOfSamples}}. They compute what the model does in evaluation mode.
            /// </summary>
            /// <param name="encoderPath">The encoder's file; it is replaced once the new one is safely on disk.</param>
            /// <param name="decoderPath">The decoder's file; it is replaced likewise.</param>
            /// <exception cref="{{ModelFileException}}">A file cannot be written, or would be larger than the 2 GiB that an ONNX file can have.</exception>
            {{Mark}}
            public void ExportOnnx(string encoderPath, string decoderPath)
            {
                var weights = new {{ModelFile}}(Declaration);
                AddTo(weights, state_dict());
                OnnxEncoder(weights).Save(encoderPath);
                OnnxDecoder(weights).Save(decoderPath);
            }
            """);
    }

    private static void Encoder(SourceWriter writer, Model model)
    {
        Begin(writer, model, "OnnxEncoder", "Encode", "encoder", "x", model.SampleSize);
        new StackBody(writer, new OnnxDialect(), "x", model.Condition?.ColumnsLocal).Features(model.Network.Encoder);
        writer.Write("");
        foreach (var (name, value) in model.Posterior.OnnxOutputs)
        {
            writer.Write($"var {name} = {value};");
        }
        foreach (var (name, _) in model.Posterior.OnnxOutputs)
        {
            writer.Write($"graph.Output({Literal.Of(name)}, {name});");
        }
        End(writer);
    }

    private static void Decoder(SourceWriter writer, Model model)
    {
        Begin(writer, model, "OnnxDecoder", "Decode", "decoder", "z", model.LatentDim);
        var dialect = new OnnxDialect();
        new StackBody(writer, dialect, "z", model.Condition?.ColumnsLocal).Stages(model.Network.Decoder);
        var layer = model.Network.Reconstruction;
        writer.Write($"""

            // the mean of p(x|z)
            graph.Output("x", {dialect.Apply(layer, "h")}{(layer.Out.IsMap ? dialect.Flatten : "")}{model.Likelihood.OnnxMean});
            """);
        End(writer);
    }

    private static void Begin(SourceWriter writer, Model model, string method, string original, string part, string input, string size)
    {
        writer.WriteApart($"""
            /// <summary>What {original} computes as an ONNX graph.</summary>
            {Mark}
            private static {OnnxGraph} {method}({ModelFile} weights)
            """);
        writer.Open();
        writer.Write($"""
            var graph = new {OnnxGraph}({Literal.Of($"{model.Spec.Type.Name}'s {part}")}, weights);
            var {input} = graph.Input({Literal.Of(input)}, [{size}]);
            """);
        if (model.Condition is { } condition)
        {
            writer.Write($"var {condition.ColumnsLocal} = {condition.OnnxInput};");
        }
        writer.Write("");
    }

    private static void End(SourceWriter writer)
    {
        writer.Write("return graph;");
        writer.Close();
    }
}
