using System;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Parsing;

/// <summary>
/// Where the rules tell what they find. The analyzer hands in a sink; the generator does not, and only asks whether
/// the declaration failed: one set of rules, two callers.
/// </summary>
internal sealed class Report(Action<Diagnostic>? sink, CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Whether the declaration cannot be emitted.</summary>
    public bool Failed { get; private set; }

    /// <summary>Tells of a breach. The location is worked out only when somebody listens.</summary>
    public void Add(DiagnosticDescriptor rule, Func<Location?> location, params object[] arguments) =>
        Add(rule, location, suggestion: null, arguments);

    /// <summary>Tells of a breach that a value would mend.</summary>
    public void Add(DiagnosticDescriptor rule, Func<Location?> location, Suggestion? suggestion, params object[] arguments)
    {
        Failed |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        sink?.Invoke(Diagnostic.Create(rule, location(), suggestion?.ToProperties(), arguments));
    }

    /// <summary>Gives up without a word: the compiler itself reports what is wrong with this source.</summary>
    public void LeaveToCompiler() => Failed = true;
}
