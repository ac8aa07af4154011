using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Shapes;

namespace VaeGen.Generators.Emission;

/// <summary>The table of layers in the class's documentation: name, shape in and out, what follows, parameters.</summary>
internal static class LayerTable
{
    public static IEnumerable<string> Lines(Model model)
    {
        var rows = model.Network.Layers.Select(layer => new[]
        {
            layer.Name,
            $"[{Literal.Of(layer.In)}]",
            $"[{Literal.Of(layer.Out)}]",
            Follows(layer, model),
            Literal.Grouped(layer.Parameters),
        }).ToList();
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row =>
            $"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])} → {row[2].PadRight(widths[2])}   {row[3].PadRight(widths[3])}   {row[4].PadLeft(widths[4])}");
    }

    private static string Follows(Layer layer, Model model)
    {
        if (layer == model.Network.Reconstruction)
        {
            return model.Likelihood.LayerNote;
        }
        var activation = layer.Activation is { } kind ? Activations.Name(kind) : "";
        return layer.Dropout > 0 ? $"{activation}, dropout {Literal.Number(layer.Dropout)}" : activation;
    }
}
