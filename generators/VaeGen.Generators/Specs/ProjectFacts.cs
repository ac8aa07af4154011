using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Specs;

/// <summary>What the generator asks of the project as a whole: which engines it references, and whether its C# is new enough.</summary>
internal sealed record ProjectFacts(bool HasCpu, bool HasTorchSharp, bool HasLanguage)
{
    /// <summary>The assembly of the embedded engine.</summary>
    public const string CpuAssembly = "VaeGen.Cpu";

    /// <summary>The assembly of the native engine.</summary>
    public const string TorchSharpAssembly = "TorchSharp";

    /// <summary>What emitted code is written in: collection expressions came with it.</summary>
    public const LanguageVersion LanguageFloor = LanguageVersion.CSharp12;

    /// <summary>Whether emitted code can compile here.</summary>
    public bool CanCompile => HasCpu != HasTorchSharp && HasLanguage;

    public static ProjectFacts Of(Compilation compilation) => new(
        compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == CpuAssembly),
        compilation.ReferencedAssemblyNames.Any(assembly => assembly.Name == TorchSharpAssembly),
        compilation is CSharpCompilation { LanguageVersion: >= LanguageFloor });
}
