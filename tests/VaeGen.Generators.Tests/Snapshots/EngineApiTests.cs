using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Tests;

/// <summary>Emitted code may use of the engine only what TorchSharp has too: that is what lets a user change engines with one line.</summary>
/// <remarks>The engine's own tests compare whole lines of the list, default arguments included; here it is enough that a member has a line.</remarks>
public sealed class EngineApiTests
{
    [Fact]
    public void Every_engine_member_that_emitted_code_uses_is_one_of_TorchSharps()
    {
        var known = File.ReadLines(Repository.PathOf("tests", "VaeGen.Cpu.Tests", "Api", "torchsharp-0.106-api.tsv"))
            .Select(line => line.Split('\t')[1])
            .ToHashSet(StringComparer.Ordinal);
        var output = Generation.Run([.. Declarations.All.Values.SelectMany(source => source)]);
        var used = EngineMembers.UsedBy(output.Compilation, output.Result.GeneratedTrees);

        Assert.Equal([], used.Except(known));
        Assert.Contains("M:TorchSharp.torch.NewDisposeScope", used); // the walk does see members
        Assert.Contains(used, id => id.StartsWith("M:TorchSharp.torch.nn.Linear(", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Scalar F(int x) => x;", "M:TorchSharp.Scalar.op_Implicit(System.Int32)~TorchSharp.Scalar")]
    [InlineData("Tensor F(Tensor x) => -x;", "M:TorchSharp.torch.Tensor.op_UnaryNegation(TorchSharp.torch.Tensor)")]
    [InlineData("void F(Tensor x) { using var y = x; }", "M:TorchSharp.torch.Tensor.Dispose")]
    [InlineData("void F(Tensor x) { using (x) { } }", "M:TorchSharp.torch.Tensor.Dispose")]
    [InlineData("object F() => ScalarType.Int64;", "F:TorchSharp.torch.ScalarType.Int64")]
    [InlineData("void F(nn.Module m) { var p = m.parameters(); }", "T:TorchSharp.Modules.Parameter")]
    [InlineData("class M() : nn.Module<Tensor, Tensor>(\"m\") { public override Tensor forward(Tensor x) => x; }", "M:TorchSharp.torch.nn.Module`2.forward(`0)")]
    [InlineData("class M() : nn.Module<Tensor, Tensor>(\"m\") { public override Tensor forward(Tensor x) => x; }", "T:TorchSharp.torch.nn.Module`2")]
    public void A_member_is_seen_where_its_name_is_not_written(string member, string id)
    {
        var source = $"using TorchSharp; using static TorchSharp.torch; class C {{ {member} }}";
        var compilation = Compilations.Create(Compilations.Default, References.Complete, source);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), found => found.Severity == DiagnosticSeverity.Error);
        Assert.Contains(id, EngineMembers.UsedBy(compilation, compilation.SyntaxTrees));
    }
}
