using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Parsing;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Analyzers;

/// <summary>Puts a squiggle under what cannot work: the parser's rules, told to the user.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VaeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(AnalyzeClass, SymbolKind.NamedType);
        context.RegisterCompilationStartAction(AnalyzeProject);
    }

    private static void AnalyzeClass(SymbolAnalysisContext context) =>
        VaeParser.Parse((INamedTypeSymbol)context.Symbol, context.ReportDiagnostic, context.CancellationToken);

    // what is wrong with the whole project is told once, at its first model
    private static void AnalyzeProject(CompilationStartAnalysisContext context)
    {
        if (ProjectRules.Broken(ProjectFacts.Of(context.Compilation)) is { } rule
            && FirstModel.Of(context.Compilation, context.CancellationToken) is { } first)
        {
            context.RegisterSymbolAction(
                model =>
                {
                    if (SymbolEqualityComparer.Default.Equals(model.Symbol, first))
                    {
                        ProjectRules.Report(rule, first, model.Compilation, model.ReportDiagnostic, model.CancellationToken);
                    }
                },
                SymbolKind.NamedType);
        }
    }
}
