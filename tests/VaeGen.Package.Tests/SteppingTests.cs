using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace VaeGen.Package.Tests;

/// <summary>What a debugger needs to step into emitted code is in a user's debug symbols, as docs/generated-code.md says.</summary>
public sealed class SteppingTests(Packages packages)
{
    private const string Emitted = "emitted/VaeGen.Generators/VaeGen.Generators.VaeGenerator";

    private static readonly Guid embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    // attributes at which debuggers step over a member
    private static readonly string[] steppedOver = ["DebuggerNonUserCodeAttribute", "DebuggerHiddenAttribute", "DebuggerStepThroughAttribute"];

    [Fact]
    public async Task Emitted_members_can_be_stepped_into_and_their_files_are_those_on_disk()
    {
        using var user = Create();
        (await user.RunAsync("build", "-c", "Debug", "--nologo")).Succeeded();
        var library = user["bin/Debug/net10.0/Stepped.dll"];
        using var portable = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(library, ".pdb")));
        var sources = Check(library, portable.GetMetadataReader());

        // the second build has the first one's files beside it, and the same project without files on disk has the same sources
        (await user.RunAsync("build", "-c", "Debug", "--nologo", "--no-restore", "--no-incremental", "-warnaserror",
            "-p:DebugType=embedded", "-p:EmitCompilerGeneratedFiles=false")).Succeeded();
        using var assembly = new PEReader(File.OpenRead(library));
        using var embedded = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(
            assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb));
        Assert.Equal(sources, Check(library, embedded.GetMetadataReader()));

        var written = Directory.EnumerateFiles(user[Emitted]).ToDictionary(path => Path.GetFileName(path), path => File.ReadAllText(path), StringComparer.Ordinal);
        Assert.Equal(7, written.Count);
        Assert.Equal(written.OrderBy(file => file.Key, StringComparer.Ordinal), sources);
    }

    // the emitted files by name, as the symbols have them
    private static SortedDictionary<string, string> Check(string library, MetadataReader symbols)
    {
        using var file = new PEReader(File.OpenRead(library));
        var metadata = file.GetMetadataReader();
        string[] steppable = [.. metadata.MethodDefinitions.Where(method => LinesIn(symbols, method, "StepVae.") > 0).Select(method => metadata.GetString(metadata.GetMethodDefinition(method).Name))];
        Assert.Superset(new HashSet<string>(["Encode", "Reparameterize", "Decode", "forward", "Loss", "Fit", "Evaluate", "Sample", "Reconstruct", "Save", "Load", ".ctor"], StringComparer.Ordinal), new HashSet<string>(steppable, StringComparer.Ordinal));
        Assert.DoesNotContain(metadata.TypeReferences.Select(type => metadata.GetString(metadata.GetTypeReference(type).Name)), name => steppedOver.Contains(name));

        // a line of its own for each statement of the training step
        var fit = metadata.MethodDefinitions.First(method => metadata.GetString(metadata.GetMethodDefinition(method).Name) == "Fit");
        Assert.True(LinesIn(symbols, fit, "StepVae.Training.g.cs") >= 15);

        return new SortedDictionary<string, string>(
            symbols.Documents.Select(handle => (Handle: handle, Name: NameOf(symbols, handle)))
                .Where(document => document.Name.StartsWith("Stepped.StepVae.", StringComparison.Ordinal))
                .ToDictionary(document => document.Name, document => SourceOf(symbols, document.Handle)),
            StringComparer.Ordinal);
    }

    private static int LinesIn(MetadataReader symbols, MethodDefinitionHandle method, string file) =>
        symbols.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints()
            .Where(point => !point.IsHidden && NameOf(symbols, point.Document).Contains(file, StringComparison.Ordinal))
            .Select(point => point.StartLine).Distinct().Count();

    private static string NameOf(MetadataReader symbols, DocumentHandle document) =>
        Path.GetFileName(symbols.GetString(symbols.GetDocument(document).Name).Replace('\\', '/'));

    // the size of the text where it is compressed, 0 where it is not, and the text
    private static string SourceOf(MetadataReader symbols, DocumentHandle document)
    {
        var info = symbols.GetCustomDebugInformation(document).Select(symbols.GetCustomDebugInformation).Single(info => symbols.GetGuid(info.Kind) == embeddedSource);
        var blob = symbols.GetBlobBytes(info.Value);
        using var content = new MemoryStream(blob, sizeof(int), blob.Length - sizeof(int));
        using Stream text = BitConverter.ToInt32(blob) == 0 ? content : new DeflateStream(content, CompressionMode.Decompress);
        using var reader = new StreamReader(text, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private UserFolder Create()
    {
        var user = new UserFolder(packages);
        var onDisk = MarkdownPage.Read("docs/generated-code.md").Blocks.Single(block => block.Language == "xml").Text;
        File.WriteAllText(user["Stepped.csproj"], $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              {onDisk}
              <ItemGroup>
                <PackageReference Include="VaeGen" Version="{Packages.Version}" />
                <PackageReference Include="VaeGen.Cpu" Version="{Packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(user["StepVae.cs"], """
            using VaeGen;

            namespace Stepped;

            [Input(4)]
            [Encoder(Layers = [8])]
            [Latent(Dim = 2)]
            public partial class StepVae;
            """);
        return user;
    }
}
