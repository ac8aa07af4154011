using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>What PyTorch refuses, the engine refuses, and says why: the shapes that do not fit are in the message.</summary>
public sealed partial class RefusalTests
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
        if (golden.Shapes.Length > 1 && golden.Shapes.All(shape => shape.Length > 0))
        {
            Assert.True(Shape().Count(error.Message) > 1, $"refusals: {name}: the message should name both shapes, but it is: {error.Message}");
        }
    }

    // [2, 3] or, for matrices, PyTorch's 2x3 and vec (3)
    [GeneratedRegex(@"\[\d+(, \d+)*\]|\b\d+(x\d+)+\b|vec \(\d+\)")]
    private static partial Regex Shape();
}
