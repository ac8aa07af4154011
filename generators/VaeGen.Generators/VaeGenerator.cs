using System.Linq;
using Microsoft.CodeAnalysis;
using VaeGen.Generators.Emission;
using VaeGen.Generators.Incrementality;
using VaeGen.Generators.Parsing;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators;

/// <summary>Completes the classes that VaeGen's attributes declare: find → parse → spec → emit. It reports nothing; that is the analyzer's work.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class VaeGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // every edit comes this far; one that leaves all declarations as they were goes no further
        var state = context.CompilationProvider
            .Select((compilation, cancellationToken) => ProjectState.Of(compilation, cancellationToken));

        // After any other edit all declarations are read again: from here on, equal answers end the work. What cannot be emitted is left out at once
        // and not by a Where: behind a SelectMany, the one of Roslyn 4.14 loses values that come and go.
        var specs = state
            .SelectMany((state, cancellationToken) => state.Compilation is { } compilation ? ModelFinder.Find(compilation, cancellationToken) : [])
            .WithTrackingName(TrackingNames.Specs);

        var ambiguousNames = specs
            .Select((spec, _) => spec.Type.MetadataName)
            .Collect()
            .Select((names, _) => HintNames.Ambiguous(names))
            .WithTrackingName(TrackingNames.AmbiguousNames);

        var models = specs
            .Combine(ambiguousNames)
            .WithTrackingName(TrackingNames.Models);

        context.RegisterSourceOutput(models, (output, model) => Emit(output, model.Left, model.Right));
    }

    private static void Emit(SourceProductionContext output, DeclaredModel declared, EquatableArray<string> ambiguousNames)
    {
        foreach (var (concern, text) in Emitter.Emit(declared))
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            output.AddSource(HintNames.Of(declared.Type, concern, ambiguousNames), text);
        }
    }
}
