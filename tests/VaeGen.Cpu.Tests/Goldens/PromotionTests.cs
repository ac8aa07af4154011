using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Which type a result has, and what PyTorch refuses.</summary>
public sealed class PromotionTests
{
    public sealed record Case(string Name, string Op, string[] Operands, string Result);

    private static readonly GoldenCases<Case> Cases = new("promotion", c => c.Name);

    public static TheoryData<string> Names => Cases.Names;

    private static readonly Dictionary<string, Func<Tensor, Tensor>> OfOne = new()
    {
        ["sum()"] = a => a.sum(),
        ["mean()"] = a => a.mean(),
        ["prod()"] = a => a.prod(),
        ["cumsum(0)"] = a => a.cumsum(0),
        ["max()"] = a => a.max(),
        ["exp"] = a => a.exp(),
        ["log"] = a => a.log(),
        ["sqrt"] = a => a.sqrt(),
        ["sigmoid"] = a => a.sigmoid(),
        ["tanh"] = a => a.tanh(),
        ["abs"] = a => a.abs(),
        ["neg"] = a => a.neg(),
        ["floor"] = a => a.floor(),
        ["relu"] = a => a.relu(),
        ["argmax()"] = a => a.argmax(),
        ["any()"] = a => a.any(),
        ["logical_not"] = a => a.logical_not(),
        ["isnan"] = a => a.isnan(),
        ["ones_like"] = a => ones_like(a),
    };

    private static readonly Dictionary<string, (Func<Tensor, Tensor, Tensor> Tensors, Func<Tensor, Scalar, Tensor>? Number)> OfTwo = new()
    {
        ["a + b"] = ((a, b) => a + b, (a, b) => a + b),
        ["a - b"] = ((a, b) => a - b, (a, b) => a - b),
        ["a * b"] = ((a, b) => a * b, (a, b) => a * b),
        ["a / b"] = ((a, b) => a / b, (a, b) => a / b),
        ["pow"] = ((a, b) => a.pow(b), (a, b) => a.pow(b)),
        ["a < b"] = ((a, b) => a.lt(b), (a, b) => a.lt(b)),
        ["a == b"] = ((a, b) => a.eq(b), (a, b) => a.eq(b)),
        ["a += b"] = ((a, b) => a.clone().add_(b), (a, b) => a.clone().add_(b)),
        ["a *= b"] = ((a, b) => a.clone().mul_(b), (a, b) => a.clone().mul_(b)),
        ["maximum"] = ((a, b) => maximum(a, b), null),
        ["cat"] = ((a, b) => cat([a, b]), null),
    };

    [Theory, MemberData(nameof(Names))]
    public void The_type_of_a_result(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Cases[name];
        var run = golden.Operands.Length == 1 ? One(golden) : Two(golden);
        if (golden.Result == "error")
        {
            // PyTorch's error is whatever exception the engine has for it, but an exception made for a person
            var error = Record.Exception(() => run().dtype);
            Assert.True(error is not null, $"promotion: {name}: PyTorch refuses this, the engine does not.");
            Assert.False(error is NullReferenceException or InvalidCastException or IndexOutOfRangeException or KeyNotFoundException, $"promotion: {name}: not a message, a failure: {error}");
        }
        else
        {
            var type = run().dtype;
            Assert.True(type == Enum.Parse<ScalarType>(golden.Result, ignoreCase: true), $"promotion: {name} is {type}, in PyTorch {golden.Result}.");
        }
    }

    private static Func<Tensor> One(Case golden)
    {
        Assert.True(OfOne.TryGetValue(golden.Op, out var operation), $"promotion: '{golden.Op}' has golden cases, but no entry here.");
        return () => operation(Operand(golden.Operands[0]));
    }

    private static Func<Tensor> Two(Case golden)
    {
        Assert.True(OfTwo.TryGetValue(golden.Op, out var operation), $"promotion: '{golden.Op}' has golden cases, but no entry here.");
        var (first, second) = (golden.Operands[0], golden.Operands[1]);
        return second switch
        {
            "2" => () => operation.Number!(Operand(first), 2),
            "2.5" => () => operation.Number!(Operand(first), 2.5),
            _ => () => operation.Tensors(Operand(first), Operand(second)),
        };
    }

    private static Tensor Operand(string name)
    {
        var words = name.Split(' ');
        var type = Enum.Parse<ScalarType>(words[0], ignoreCase: true);
        return words.Length == 1 ? ones(2, dtype: type) : ones([], dtype: type);
    }
}
