using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Shapes;

namespace VaeGen.Generators.Emission;

/// <summary>
/// The lines of a stack, h being what flows through it: one for each layer and, where there are maps, a comment with the shape that it puts out.
/// </summary>
/// <param name="writer">Gets the lines.</param>
/// <param name="dialect">How they are written.</param>
/// <param name="input">What the method is given; it may have the shape of the first layer's input or be flat.</param>
/// <param name="beside">Columns that go into the first dense layer beside what comes so far; null: none.</param>
internal sealed class StackBody(SourceWriter writer, StackDialect dialect, string input, string? beside)
{
    // what holds the values so far: the method's parameter at first, then h
    private string flow = input;
    private bool hasResidual;
    private bool hasJoined = beside is null;

    /// <summary>The stages, and their output as a vector.</summary>
    public void Features(IReadOnlyList<Stage> stages)
    {
        Stages(stages);
        var features = stages[stages.Count - 1].Out;
        if (features.IsMap)
        {
            Comment(Shape.Vector(features.Size));
            Assign(Joined($"h{dialect.Flatten}"));
        }
    }

    public void Stages(IReadOnlyList<Stage> stages)
    {
        var hasMaps = stages.Any(stage => stage.Out.IsMap);
        var shape = stages[0].Layer.In;
        if (shape.IsMap)
        {
            Comment(shape);
            Assign($"{flow}{dialect.Reshape(shape)}");
        }
        foreach (var stage in stages)
        {
            if (hasMaps)
            {
                Comment(stage.Out);
            }
            var taken = shape.IsMap && !stage.Layer.In.IsMap ? $"{flow}{dialect.Flatten}" : flow;
            if (!stage.Layer.In.IsMap)
            {
                taken = Joined(taken);
            }
            var made = $"{dialect.Apply(stage.Layer, taken)}{(stage.FillsMap ? dialect.Reshape(stage.Out) : "")}";
            Assign($"{Normalized(made, stage.Norm)}.{dialect.Call(stage.Activation)}");
            Dropout(stage);
            foreach (var block in stage.Blocks)
            {
                Residual(block, stage);
            }
            shape = stage.Out;
        }
    }

    /// <summary>The value, with the columns beside it the first time.</summary>
    private string Joined(string value)
    {
        var joined = hasJoined ? value : dialect.Joined(value, beside!);
        hasJoined = true;
        return joined;
    }

    private void Residual(ResidualBlock block, Stage stage)
    {
        var activation = dialect.Call(stage.Activation);
        Comment(stage.Out, ", a residual block");
        writer.Write($"""
            {(hasResidual ? "r" : "var r")} = {Normalized(dialect.Apply(block.First, "h"), block.FirstNorm)}.{activation};
            r = {Normalized(dialect.Apply(block.Second, "r"), block.SecondNorm)};
            h = (h + r).{activation};
            """);
        hasResidual = true;
        Dropout(stage);
    }

    private void Assign(string value)
    {
        writer.Write($"{(flow == "h" ? "h" : "var h")} = {value};");
        flow = "h";
    }

    private void Dropout(Stage stage)
    {
        if (stage.Dropout > 0 && dialect.Dropout(stage.Dropout) is { } statement)
        {
            writer.Write(statement);
        }
    }

    /// <summary>A comment with a shape, on its own after what is there already.</summary>
    private void Comment(Shape shape, string remark = "")
    {
        var line = $"// [batch, {shape.Dimensions}]{remark}";
        if (flow == "h")
        {
            writer.WriteApart(line);
        }
        else
        {
            writer.Write(line);
        }
    }

    private string Normalized(string value, NormLayer? norm) => norm is null ? value : dialect.Apply(norm, value);
}
