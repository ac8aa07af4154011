using System.Text.Json;
using System.Xml.Linq;

namespace VaeGen.Package.Tests;

/// <summary>Every piece of a project file that a page shows does in a project what it says: MSBuild evaluates it.</summary>
public sealed class ProjectPieceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, int> Pieces { get; } =
    [
        .. from page in MarkdownPage.Names.Select(MarkdownPage.Read)
           from block in page.Blocks
           where block.Language == "xml" && block.Noted("file") is null // a guide's file is used as it stands
           select new TheoryDataRow<string, int>(page.Name, block.Line),
    ];

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Pieces))]
    public async Task A_piece_of_a_project_file_is_evaluated(string page, int line)
    {
        var block = MarkdownPage.Read(page).Blocks.Single(block => block.Line == line);
        var pieces = XElement.Parse($"<Piece>{block.Text}</Piece>").Elements().Select(Grouped).ToList();
        var project = new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"), new XElement("PropertyGroup", new XElement("TargetFramework", "net10.0")), pieces);
        await File.WriteAllTextAsync(folder["Piece.csproj"], project.ToString(), TestContext.Current.CancellationToken);

        var properties = pieces.Where(piece => piece.Name.LocalName == "PropertyGroup").Elements().ToList();
        var items = pieces.Where(piece => piece.Name.LocalName == "ItemGroup").Elements().Where(item => item.Attribute("Include") is not null).ToList();
        Assert.NotEmpty(pieces);
        // TargetFramework and Compile: with one name alone the answer is no JSON
        string[] asked = ["msbuild", "Piece.csproj", "-getProperty:TargetFramework", "-getItem:Compile",
            .. properties.Select(property => $"-getProperty:{property.Name.LocalName}"), .. items.Select(item => $"-getItem:{item.Name.LocalName}")];
        var run = (await Dotnet.RunAsync(folder.Full, null, asked)).Succeeded();
        var evaluated = JsonDocument.Parse(run.Output).RootElement;
        Assert.All(properties, property => Assert.Equal(property.Value, evaluated.GetProperty("Properties").GetProperty(property.Name.LocalName).GetString()));
        Assert.All(items, item => Assert.Contains(
            evaluated.GetProperty("Items").GetProperty(item.Name.LocalName).EnumerateArray(),
            found => item.Attributes().All(attribute => found.GetProperty(attribute.Name.LocalName == "Include" ? "Identity" : attribute.Name.LocalName).GetString() == attribute.Value)));
    }

    // a page may show a property or an item alone
    private static XElement Grouped(XElement piece) => piece.Name.LocalName switch
    {
        "PropertyGroup" or "ItemGroup" => piece,
        _ when piece.HasAttributes => new XElement("ItemGroup", piece),
        _ => new XElement("PropertyGroup", piece),
    };
}
