using System.Linq;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>The network as a class: its documentation, layers and constructor; then the passes through it.</summary>
internal static class ModuleEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        ModuleDocs.Write(writer, model);
        writer.Write($"partial class {model.Class} : {Module}<{Tensor}{(model.Condition is null ? "" : $", {Tensor}")}, {model.Class}.Output>");
        writer.Open();
        Fields(writer, model);
        ForwardEmitter.Samples(writer, model);
        Constructor(writer, model);
        ForwardEmitter.Output(writer, model);
        StackEmitter.Encode(writer, model);
        model.Posterior.Reparameterize(writer);
        NoiseEmitter.Emit(writer, model);
        model.Posterior.Members(writer);
        StackEmitter.Decode(writer, model);
        ForwardEmitter.Forward(writer, model);
    }

    public static void Fields(SourceWriter writer, Model model)
    {
        foreach (var layer in model.Network.Layers)
        {
            writer.Write($"private readonly {Modules.Type(layer)} {layer.Name};");
        }
        foreach (var parameter in model.Network.FreeParameters)
        {
            writer.Write($"private readonly {Parameter} {parameter.Name};");
        }
    }

    private static void Constructor(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Creates the model with freshly initialised weights.</summary>
            /// <param name="device">Where the weights live and the model computes; null: the CPU.</param>
            {Mark}
            public {model.Class}({Device}? device = null) : base(nameof({model.Class}))
            """);
        writer.Open();
        Register(writer, model);
        model.Posterior.Initialize(writer);
        if (model.Spec.Hatches.CreateLayers)
        {
            writer.Write("CreateLayers(device);");
        }
        writer.Close();
        DeviceOfWeights(writer);
    }

    /// <summary>Statements of a constructor that make every layer and parameter.</summary>
    public static void Register(SourceWriter writer, Model model)
    {
        foreach (var layer in model.Network.Layers)
        {
            writer.Write($"register_module(nameof({layer.Name}), {layer.Name} = {Modules.Created(layer)});");
        }
        foreach (var parameter in model.Network.FreeParameters)
        {
            var sizes = string.Join(", ", parameter.Shape.Select(size => Literal.Of(size)));
            var scale = parameter.Scale == 1 ? "" : $"{Literal.Of(parameter.Scale)} * ";
            writer.Write($"register_parameter(nameof({parameter.Name}), {parameter.Name} = new {Parameter}({scale}{Torch}.{parameter.Fill}({sizes}, device: device)));");
        }
    }

    public static void DeviceOfWeights(SourceWriter writer) => writer.WriteApart($"""
        // where the weights are now: a model may be moved after it was made
        private {Device} Device => reconstruction.weight.device;
        """);
}
