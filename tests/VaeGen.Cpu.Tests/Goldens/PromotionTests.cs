using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Which type a result has, and what PyTorch refuses.</summary>
public sealed class PromotionTests
{
    /// <summary>Results by operand; of two operands, by the right one.</summary>
    public sealed record Case(string Name, string Op, string? Left, Dictionary<string, string> Results);

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
        var golden = Cases[name];
        Assert.True(golden.Left is null ? OfOne.ContainsKey(golden.Op) : OfTwo.ContainsKey(golden.Op), $"promotion: '{golden.Op}' has golden cases, but no entry here.");
        foreach (var (operand, expected) in golden.Results)
        {
            using var scope = NewDisposeScope();
            var what = $"promotion: {name} and {operand}";
            var type = (ScalarType?)null;
            var error = Record.Exception(() => type = (golden.Left is null ? One(golden, operand) : Two(golden, operand)).dtype);
            if (expected == "error")
            {
                Assert.True(error is not null, $"{what}: PyTorch refuses this, the engine gives {type}.");
                Assert.False(error is NullReferenceException or InvalidCastException or IndexOutOfRangeException or KeyNotFoundException, $"{what}: a failure, not a message: {error}");
            }
            else
            {
                Assert.True(error is null, $"{what}: {expected} in PyTorch, the engine says: {error}");
                Assert.True(type == TypeOf(expected), $"{what}: the type is {type}, in PyTorch {expected}.");
            }
        }
    }

    private static Tensor One(Case golden, string operand) => OfOne[golden.Op](Operand(operand));

    private static Tensor Two(Case golden, string right)
    {
        var (left, operation) = (Operand(golden.Left!), OfTwo[golden.Op]);
        return right switch
        {
            "2" => operation.Number!(left, 2),
            "2.5" => operation.Number!(left, 2.5),
            _ => operation.Tensors(left, Operand(right)),
        };
    }

    private static Tensor Operand(string name)
    {
        var words = name.Split(' ');
        return words.Length == 1 ? ones(2, dtype: TypeOf(name)) : ones([], dtype: TypeOf(words[0]));
    }

    private static ScalarType TypeOf(string name) => name == "uint8" ? ScalarType.Byte : Enum.Parse<ScalarType>(name, ignoreCase: true);
}
