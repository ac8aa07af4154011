using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Diagnostics;

// what the project offers: told once in a compilation
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NoEngine = Error("VAE019",
        "Expected a tensor engine, found none",
        "The project references no tensor engine: expected <PackageReference Include=\"VaeGen.Cpu\" /> or, for GPUs, <PackageReference Include=\"TorchSharp-cuda-linux\" /> (or -windows, or TorchSharp-cpu) in the project file, found neither");

    public static readonly DiagnosticDescriptor TwoEngines = Error("VAE020",
        "Expected one tensor engine, found two",
        "The project references two tensor engines, which define the same types: expected VaeGen.Cpu or TorchSharp, found both; remove the reference to one of them");

    public static readonly DiagnosticDescriptor OldLanguage = Error("VAE021",
        "Expected C# 12 or later, found an earlier version",
        "Emitted code is written in C# 12: expected <LangVersion>12</LangVersion> or later in the project file, found C# {0}");
}
