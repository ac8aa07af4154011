using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Tests;

/// <summary>Projects that are set up as a rule about projects is about.</summary>
internal sealed record Projects(ProjectSettings Settings, IReadOnlyList<MetadataReference> References)
{
    public static Projects Complete { get; } = new(Compilations.Default, Tests.References.Complete);

    public static Projects WithoutEngine { get; } = new(Compilations.Default, [.. Tests.References.Framework, Tests.References.Runtime]);

    public static Projects WithTwoEngines { get; } = new(Compilations.Default, [.. Tests.References.Complete, OtherEngine()]);

    public static Projects WithCSharp11 { get; } = Complete with { Settings = Compilations.Default with { Language = LanguageVersion.CSharp11 } };

    /// <summary>The project in which a page's example gives its diagnostic.</summary>
    public static Projects For(string id) => id switch
    {
        "VAE019" => WithoutEngine,
        "VAE020" => WithTwoEngines,
        "VAE021" => WithCSharp11,
        _ => Complete,
    };

    // an engine is known by its assembly's name: an empty assembly of that name stands for the one that this build does not reference
    private static CompilationReference OtherEngine()
    {
        var name = typeof(TorchSharp.torch).Assembly.GetName().Name == "TorchSharp" ? "VaeGen.Cpu" : "TorchSharp";
        return CSharpCompilation.Create(name, references: Tests.References.Framework, options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
    }
}
