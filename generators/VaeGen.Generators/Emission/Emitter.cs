using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>The files of one model: a concern each, an emitter each; of a wrong declaration its stub.</summary>
internal static class Emitter
{
    private static readonly (string Concern, Action<SourceWriter, Model> Emit)[] Files =
    [
        ("Module", ModuleEmitter.Emit),
        ("Loss", LossEmitter.Emit),
        ("Training", TrainingEmitter.Emit),
        ("Generation", GenerationEmitter.Emit),
        ("Latent", LatentEmitter.Emit),
        ("Measures", MeasureEmitter.Emit),
        ("Persistence", PersistenceEmitter.Emit),
    ];

    public static IEnumerable<(string Concern, SourceText Text)> Emit(DeclaredModel declared)
    {
        if (declared.Stub is { } stub)
        {
            yield return (StubEmitter.Concern, StubEmitter.Emit(stub));
        }
        if (declared.Spec is not { } spec)
        {
            yield break;
        }
        var model = new Model(spec, Network.Of(spec));
        foreach (var (concern, emit) in Files)
        {
            var writer = EmittedFile.Begin(spec.Type);
            emit(writer, model);
            EmittedFile.End(writer, spec.Type);
            yield return (concern, writer.ToSourceText());
        }
    }
}
