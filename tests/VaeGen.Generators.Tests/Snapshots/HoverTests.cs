using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Tests;

/// <summary>What a user sees when the pointer rests on a model or on one of its members: the emitted documentation, as the compiler hands it to an editor.</summary>
public sealed partial class HoverTests
{
    public static TheoryData<string> Names { get; } = [.. Declarations.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Over_a_model_shows_its_layers_its_objective_and_how_many_parameters_it_has(string name)
    {
        foreach (var model in ModelsOf(name))
        {
            var documentation = DocumentationOf(model);
            var summary = documentation.Element("summary")?.Value.Trim() ?? "";
            var remarks = documentation.Element("remarks")?.Value ?? "";
            Assert.Matches(@"autoencoder of .* with \d+ latent dimensions?: [\d,]+ parameters\.\z", summary);
            Assert.Matches(@"Minimises −log (\(1/\d+\) Σ )?p\(x\|z\)", remarks);

            // name, [in] → [out], what follows, parameters; of a tensor that belongs to no layer name, [shape], parameters: these are all that there are
            var rows = documentation.Descendants("code").Single().Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            Assert.All(rows, row => Assert.Matches(@"\A\w+ +(\[[\d, ]+\] +→ )?\[[\d, ]+\] .*\d\z", row));
            var (stated, counted) = (NumberAtEnd(summary.Replace(" parameters.", "", StringComparison.Ordinal)), rows.Sum(NumberAtEnd));
            Assert.True(stated == counted, $"The summary says {stated} parameters and the table has {counted}.");
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Over_a_members_name_shows_well_formed_documentation(string name)
    {
        foreach (var member in ModelsOf(name).SelectMany(model => model.GetMembers().Concat(model.GetTypeMembers().SelectMany(type => type.GetMembers()))))
        {
            var isEmitted = member.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
            if (isEmitted && !member.IsImplicitlyDeclared && !member.IsOverride && member is not IMethodSymbol { AssociatedSymbol: not null }
                && member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected)
            {
                Assert.True(DocumentationOf(member).HasElements, $"{member} has no documentation.");
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> ModelsOf(string name)
    {
        var output = Generation.RunUnchecked(Compilations.Create(Declarations.All[name]), out _);
        Assert.NotEmpty(output.Files);
        foreach (var hint in output.Files.Keys.Where(hint => hint.EndsWith(".Module.g.cs", StringComparison.Ordinal)))
        {
            yield return output.Compilation.GetTypeByMetadataName(hint[..^".Module.g.cs".Length])!;
        }
    }

    // the compiler hands on a comment that is not well-formed as one that says so
    private static XElement DocumentationOf(ISymbol symbol)
    {
        var xml = symbol.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken) ?? "";
        Assert.DoesNotContain("<!--", xml, StringComparison.Ordinal);
        return xml.Length > 0 ? XElement.Parse(xml) : new XElement("none");
    }

    private static long NumberAtEnd(string text) => long.Parse(LastNumber().Match(text).Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\d,]+\z")]
    private static partial Regex LastNumber();
}
