using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeGen.Generators.Emission;
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
        // the compiler asks again for every such class after every edit: from the spec on, equal answers end the work
        var specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeNames.InputMetadataName, IsClass, Parse)
            .Where(spec => spec is not null)
            .Select((spec, _) => spec!)
            .WithTrackingName(TrackingNames.Specs);

        var project = context.CompilationProvider
            .Select((compilation, _) => ProjectFacts.Of(compilation))
            .WithTrackingName(TrackingNames.Project);

        var ambiguousNames = specs
            .Select((spec, _) => spec.Type.MetadataName)
            .Collect()
            .Select((names, _) => HintNames.Ambiguous(names))
            .WithTrackingName(TrackingNames.AmbiguousNames);

        var models = specs
            .Combine(project)
            .Where(pair => pair.Right.CanCompile)
            .Select((pair, _) => pair.Left)
            .Combine(ambiguousNames)
            .WithTrackingName(TrackingNames.Models);

        context.RegisterSourceOutput(models, (output, model) => Emit(output, model.Left, model.Right));
    }

    private static bool IsClass(SyntaxNode node, CancellationToken cancellationToken) => node is ClassDeclarationSyntax;

    private static VaeSpec? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        VaeParser.Parse((INamedTypeSymbol)context.TargetSymbol, sink: null, cancellationToken);

    private static void Emit(SourceProductionContext output, VaeSpec spec, EquatableArray<string> ambiguousNames)
    {
        foreach (var (concern, text) in Emitter.Emit(spec))
        {
            output.CancellationToken.ThrowIfCancellationRequested();
            output.AddSource(HintNames.Of(spec.Type, concern, ambiguousNames), text);
        }
    }
}
