using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace VaeGen.Package.Tests;

public sealed class ContentTests(Packages packages)
{
    private static readonly Guid embeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Fact]
    public void One_command_packs_these() =>
        Assert.Equal(Packages.Names.Select(name => packages.PathOf(name)).Order(StringComparer.Ordinal), Directory.EnumerateFiles(packages.Folder, "*.nupkg").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("VaeGen", "analyzers/dotnet/cs/VaeGen.CodeFixes.dll analyzers/dotnet/cs/VaeGen.Generators.dll buildTransitive/VaeGen.targets lib/net10.0/VaeGen.dll lib/net10.0/VaeGen.xml")]
    [InlineData("VaeGen.Cpu", "lib/net10.0/VaeGen.Cpu.dll lib/net10.0/VaeGen.Cpu.xml")]
    [InlineData("VaeGen.Tables", "lib/net10.0/VaeGen.Tables.dll lib/net10.0/VaeGen.Tables.xml")]
    public void A_package_has_these_files_and_no_others(string name, string files)
    {
        string[] expected = ["PACKAGE.md", "icon.png", .. files.Split(' ')];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Files(packages.PathOf(name)).Order(StringComparer.Ordinal));
        Assert.Equal([$"lib/net10.0/{name}.pdb"], Files(packages.PathOf(name, "snupkg")));
    }

    [Theory]
    [InlineData("VaeGen", "")]
    [InlineData("VaeGen.Cpu", "System.Numerics.Tensors")]
    [InlineData("VaeGen.Tables", "VaeGen CsvHelper")]
    [InlineData("VaeGen.Templates", "")]
    public void It_says_what_it_is_and_needs_no_more_than_this(string name, string dependencies)
    {
        var metadata = Nuspec(packages.PathOf(name));
        string Value(string element) => metadata.Elements().Single(e => e.Name.LocalName == element).Value;
        Assert.Equal(name, Value("id"));
        Assert.Equal(Packages.Version, Value("version"));
        Assert.Equal(("MIT", "PACKAGE.md", "icon.png"), (Value("license"), Value("readme"), Value("icon")));
        Assert.True(Value("description").Length > 60);
        Assert.Equal(dependencies.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            metadata.Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value).OrderDescending(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("VaeGen")]
    [InlineData("VaeGen.Cpu")]
    [InlineData("VaeGen.Tables")]
    public void Its_assembly_is_reproducible_and_its_symbols_bring_the_sources(string name)
    {
        using var package = ZipFile.OpenRead(packages.PathOf(name));
        using var assembly = new PEReader(Read(package, $"lib/net10.0/{name}.dll"));
        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.Reproducible);

        using var symbols = ZipFile.OpenRead(packages.PathOf(name, "snupkg"));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(Read(symbols, $"lib/net10.0/{name}.pdb"));
        var reader = provider.GetMetadataReader();
        var embedded = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Where(info => reader.GetGuid(info.Kind) == embeddedSource).Select(info => info.Parent).ToHashSet();
        Assert.NotEmpty(reader.Documents);
        Assert.All(reader.Documents, handle =>
        {
            var path = reader.GetString(reader.GetDocument(handle).Name);
            Assert.StartsWith("/_", path, StringComparison.Ordinal); // not where it happened to be built
            Assert.Contains(handle, embedded);
        });
    }

    private static MemoryStream Read(ZipArchive archive, string name)
    {
        var copy = new MemoryStream();
        using var entry = archive.GetEntry(name)!.Open();
        entry.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private static XElement Nuspec(string path)
    {
        using var package = ZipFile.OpenRead(path);
        using var nuspec = package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }

    // without what every package has for the format's sake
    private static IEnumerable<string> Files(string path)
    {
        using var package = ZipFile.OpenRead(path);
        return [.. package.Entries.Select(entry => entry.FullName).Where(name =>
            !name.EndsWith(".nuspec", StringComparison.Ordinal) && name is not "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))];
    }
}
