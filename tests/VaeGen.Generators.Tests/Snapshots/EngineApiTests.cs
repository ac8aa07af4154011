using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Tests;

/// <summary>Emitted code may use of the engine only what TorchSharp has too: that is what lets a user change engines with one line.</summary>
public sealed class EngineApiTests
{
    [Fact]
    public void Every_engine_member_that_emitted_code_uses_is_one_of_TorchSharps()
    {
        var known = File.ReadLines(Repository.PathOf("tests", "VaeGen.Cpu.Tests", "Api", "torchsharp-0.106-api.tsv"))
            .Select(line => line.Split('\t')[1])
            .ToHashSet(StringComparer.Ordinal);
        var output = Generation.Run([.. Declarations.All.Values.SelectMany(source => source)]);
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in output.Result.GeneratedTrees)
        {
            var model = output.Compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes(descendIntoTrivia: true))
            {
                if (model.GetSymbolInfo(node, TestContext.Current.CancellationToken).Symbol is { } symbol && IdInEngine(symbol) is { } id)
                {
                    used.Add(id);
                }
            }
        }

        Assert.Equal([], used.Except(known));
        Assert.Contains("M:TorchSharp.torch.NewDisposeScope", used); // the walk does see members
        Assert.Contains(used, id => id.StartsWith("M:TorchSharp.torch.nn.Linear(", StringComparison.Ordinal));
    }

    private static string? IdInEngine(ISymbol symbol)
    {
        symbol = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol;
        var assembly = symbol.ContainingAssembly?.Identity.Name;
        var isMember = symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol or INamedTypeSymbol or IEventSymbol;
        return isMember && assembly == typeof(TorchSharp.torch).Assembly.GetName().Name ? symbol.OriginalDefinition.GetDocumentationCommentId() : null;
    }
}
