using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>The table of layers in the class's documentation: name, shape in and out, what happens, parameters with those of the norms; and what is learned beside them.</summary>
internal static class LayerTable
{
    public static IEnumerable<string> Lines(Model model)
    {
        string[][] rows =
        [
            .. model.Network.Encoder.SelectMany(Rows),
            .. model.Network.Heads.Concat(model.Network.Flow).Select(layer => Row(layer.Name, layer.In, layer.Out, "", layer.Parameters)),
            .. model.Network.Decoder.SelectMany(Rows),
            Reconstruction(model),
            .. model.Network.FreeParameters.Select(FreeRow),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row =>
            $"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])} {(row[1].Length > 0 ? "→" : " ")} {row[2].PadRight(widths[2])}   {row[3].PadRight(widths[3])}   {row[4].PadLeft(widths[4])}");
    }

    private static IEnumerable<string[]> Rows(Stage stage)
    {
        var parameters = stage.Layer.Parameters + (stage.Norm?.Parameters ?? 0);
        yield return Row(stage.Layer.Name, stage.Layer.In, stage.Out, Words(Kind(stage.Layer), Norm(stage.Norm), Activations.Name(stage.Activation), Dropout(stage)), parameters);
        foreach (var block in stage.Blocks)
        {
            var sum = block.Layers.Aggregate(BigInteger.Zero, (total, layer) => total + layer.Parameters);
            yield return Row(block.Name, block.First.In, block.Second.Out, Words("residual block", Norm(block.FirstNorm), Activations.Name(stage.Activation), Dropout(stage)), sum);
        }
    }

    private static string[] Reconstruction(Model model)
    {
        var layer = model.Network.Reconstruction;
        return Row(layer.Name, layer.In, layer.Out, Words(Kind(layer), model.Likelihood.LayerNote), layer.Parameters);
    }

    private static string[] Row(string name, Shape from, Shape to, string what, BigInteger parameters) =>
        [name, from.ToString(), to.ToString(), what, Literal.Grouped(parameters)];

    private static string[] FreeRow(FreeParameter parameter) =>
        [parameter.Name, "", $"[{string.Join(", ", parameter.Shape.Select(size => Literal.Of(size)))}]", "", Literal.Grouped(parameter.Count)];

    private static string Words(params string[] words) => string.Join(", ", words.Where(word => word.Length > 0));

    // a dense layer is what goes without saying
    private static string Kind(Layer layer) => layer is ConvolutionLayer convolution
        ? $"{Literal.Of(convolution.Kernel)}×{Literal.Of(convolution.Kernel)} {(convolution.IsTransposed ? "transposed convolution" : "convolution")}"
        : "";

    private static string Norm(NormLayer? norm) => norm switch
    {
        null => "",
        { Kind: NormKind.Group } => $"norm of {Literal.Of(norm.Groups)} groups",
        _ => $"{norm.Kind.ToString().ToLowerInvariant()} norm",
    };

    private static string Dropout(Stage stage) => stage.Dropout > 0 ? $"dropout {Literal.Number(stage.Dropout)}" : "";
}
