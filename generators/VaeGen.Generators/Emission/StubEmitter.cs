using Microsoft.CodeAnalysis.Text;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>The one file of a class whose declaration is wrong: see <see cref="StubSpec"/>.</summary>
internal static class StubEmitter
{
    /// <summary>What stands in the file's name where a model's have their subject.</summary>
    public const string Concern = "Stub";

    public static SourceText Emit(StubSpec stub)
    {
        var writer = EmittedFile.Begin(stub.Type);
        writer.Write($"// Its attributes are wrong: the diagnostics that begin with VAE say how. Until they are right this stands in the place of the model.");
        writer.Write($"partial class {stub.Type.Identifier}");
        writer.Open();
        foreach (var name in stub.NestedTypes)
        {
            writer.Write($$"""
                /// <summary>Emitted once the declaration is right.</summary>
                {{EmittedFile.Mark}}
                public {{(name == Model.DecoderClass ? "sealed class" : "readonly record struct")}} {{name}} { }

                """);
        }
        foreach (var member in stub.Members)
        {
            writer.Write($"""
                {EmittedFile.Mark}
                {member}

                """);
        }
        EmittedFile.End(writer, stub.Type);
        return writer.ToSourceText();
    }
}
