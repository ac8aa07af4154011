using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>What a project must offer for emitted code to compile: one engine, and C# 12.</summary>
internal static class ProjectRules
{
    /// <summary>The rule that the project breaks; null: it can compile what is emitted.</summary>
    public static DiagnosticDescriptor? Broken(ProjectFacts project) => project switch
    {
        { HasCpu: false, HasTorchSharp: false } => Descriptors.NoEngine,
        { HasCpu: true, HasTorchSharp: true } => Descriptors.TwoEngines,
        { HasLanguage: false } => Descriptors.OldLanguage,
        _ => null,
    };

    /// <summary>Reports it at the model's first attribute.</summary>
    public static void Report(DiagnosticDescriptor rule, INamedTypeSymbol model, Compilation compilation, Action<Diagnostic> sink, CancellationToken cancellationToken)
    {
        var report = new Report(sink, cancellationToken);
        var attributes = DeclaredAttributes.Of(model, report);
        var language = (compilation as CSharpCompilation)?.LanguageVersion.ToDisplayString() ?? "";
        report.Add(rule, () => (attributes.Input ?? attributes.All[0]).LocationOf(), language);
    }
}
