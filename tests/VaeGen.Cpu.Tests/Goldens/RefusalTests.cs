using System.Runtime.InteropServices;
using TorchSharp;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>What PyTorch refuses, the engine refuses, and says why: the shapes that do not fit are in the message.</summary>
public sealed class RefusalTests
{
    public sealed record Case(string Name, string Subject, string Op, long[][] Shapes, string[] View);

    private static readonly GoldenCases<Case> Cases = new("refusals", c => c.Name);

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(Names))]
    public void Is_refused(string name)
    {
        using var scope = torch.NewDisposeScope();
        var golden = Cases[name];
        Assert.True(Operations.Of(golden.Subject).TryGetValue(golden.Op, out var operation), $"refusals: '{golden.Op}' has golden cases, but Operations has no such entry.");
        var inputs = golden.Shapes.Select((shape, i) => Layouts.View(torch.ones(shape), golden.View[i])).ToArray();
        if (golden.Op == "where")
        {
            inputs[0] = inputs[0] > 0;
        }

        var error = Record.Exception(() => operation(inputs));
        Assert.True(error is not null, $"refusals: {name}: PyTorch refuses this, the engine does not.");
        Assert.True(error is ExternalException or ArgumentException, $"refusals: {name}: TorchSharp throws ExternalException or an ArgumentException, the engine {error}.");
        if (golden.Shapes.Length > 1)
        {
            foreach (var input in inputs)
            {
                Assert.Contains($"[{string.Join(", ", input.shape)}]", error.Message, StringComparison.Ordinal);
            }
        }
    }
}
