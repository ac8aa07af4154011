using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Tests;

/// <summary>The real assemblies that a user's project references: nothing here is a stand-in, so what binds here binds there.</summary>
internal static class References
{
    /// <summary>The managed assemblies of the shared framework.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = LoadFramework();

    /// <summary>The VaeGen library: the attributes and the runtime that emitted code calls.</summary>
    public static MetadataReference Runtime { get; } = Of(typeof(InputAttribute).Assembly);

    /// <summary>The library of tables, which only a project that asks for it references.</summary>
    public static MetadataReference Tables { get; } = Of(typeof(CsvTable).Assembly);

    /// <summary>Whatever answers to the name TorchSharp in this build (the MSBuild property VaeEngine).</summary>
    public static MetadataReference Engine { get; } = Of(typeof(TorchSharp.torch).Assembly);

    /// <summary>This test assembly: live declarations implement an interface of it, for typed access.</summary>
    public static MetadataReference Tests { get; } = Of(typeof(References).Assembly);

    /// <summary>What a project that declares models references.</summary>
    public static ImmutableArray<MetadataReference> Complete { get; } = [.. Framework, Runtime, Engine];

    private static PortableExecutableReference Of(Assembly assembly) => MetadataReference.CreateFromFile(assembly.Location);

    private static ImmutableArray<MetadataReference> LoadFramework()
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == folder)
                .Order(StringComparer.Ordinal)
                .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path)),
        ];
    }
}
