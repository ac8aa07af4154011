using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Diagnostics;

/// <summary>Every rule of the language. A new one also needs a page in docs/diagnostics, a line in AnalyzerReleases.Unshipped.md and a test.</summary>
internal static partial class Descriptors
{
    private const string Category = "VaeGen";

    private const string Pages = "https://github.com/vaegen/vaegen/blob/main/docs/diagnostics/";

    // a property: the fields of the other files may be set after a field here
    public static ImmutableArray<DiagnosticDescriptor> All =>
    [
        NotPartial, MissingAttribute, StrayAttribute, UnsupportedClass, OtherBaseClass, MemberCollision, UnchainedConstructor,
        InvalidSize, NoLayers, LatentNotSmaller, ModelTooLarge, InvalidDropout, UndefinedValue,
        InvalidVariance, UselessArgument, InvalidKlWeight, ZeroKlWeight, InvalidTraining,
        NoEngine, TwoEngines, OldLanguage,
        ChannelsOnVector, NoChannels, InvalidPadding, InvalidBlocks, KernelTooLarge, DecoderTooLarge, UnsuitedNorm, SkippedPixels, BatchOfOne,
        MixtureChannels,
        InvalidFlows, VampPosteriors, FreeBitsOfDimensions,
        InvalidObjective, UntimedSchedule, ExclusiveArguments, WeightedTwice, DipWithoutKl, DependentDimensions, BesideTheBound, StillFlow,
        OneCondition, HatchSignature,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");

    private static DiagnosticDescriptor Warning(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
