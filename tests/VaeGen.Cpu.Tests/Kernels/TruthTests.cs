using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Kernels;

/// <summary>Comparisons and selection are made of bits, bytes and lanes: for every element type they must say what they say of doubles.</summary>
public sealed class TruthTests
{
    // More than any register holds, and a tail.
    private const int Count = 203;

    private static readonly ScalarType[] Types =
        [float32, float64, ScalarType.Int64, ScalarType.Int32, ScalarType.Int16, ScalarType.Int8, ScalarType.Byte, ScalarType.Bool];

    private static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Statements = new()
    {
        ["eq"] = static (x, y) => x.eq(y),
        ["ne"] = static (x, y) => x.ne(y),
        ["lt"] = static (x, y) => x.lt(y),
        ["le"] = static (x, y) => x.le(y),
        ["gt"] = static (x, y) => x.gt(y),
        ["ge"] = static (x, y) => x.ge(y),
        ["and"] = static (x, y) => x.logical_and(y),
        ["or"] = static (x, y) => x.logical_or(y),
        ["xor"] = static (x, y) => x.logical_xor(y),
        ["not"] = static (x, _) => x.logical_not(),
        ["isfinite"] = static (x, _) => x.isfinite(),
        ["isinf"] = static (x, _) => x.isinf(),
        ["isnan"] = static (x, _) => x.isnan(),
        ["a number"] = static (x, y) => x.gt(y[0]),
        ["every second"] = static (x, y) => x.slice(0, 0, Count, 2).lt(y.slice(0, 0, Count, 2)),
        ["where"] = static (x, y) => where(x.gt(y), x, y),
        ["where of a number"] = static (x, y) => where(x.eq(y), x, y[1]),
        ["where of every second"] = static (x, y) => where(x.gt(y).slice(0, 1, Count, 2), x.slice(0, 0, Count - 1, 2), y.slice(0, 1, Count, 2)),
        ["where of bytes"] = static (x, y) => where((x.to(ScalarType.Byte) * 3).to(ScalarType.Bool), x, y),
    };

    public static TheoryData<ScalarType, string> Cases
    {
        get
        {
            var cases = new TheoryData<ScalarType, string>();
            foreach (var type in Types)
            {
                foreach (var name in Statements.Keys)
                {
                    cases.Add(type, name);
                }
            }
            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_type_says_what_double_says(ScalarType type, string name)
    {
        using var scope = NewDisposeScope();
        var x = arange(Count, dtype: float64).mul(0.7).floor().remainder(5).to(type);
        var y = arange(Count, dtype: float64).remainder(3).to(type);
        var expected = Statements[name](x.to(float64), y.to(float64)).to(float64);
        var actual = Statements[name](x, y).to(float64);
        Assert.Equal(expected.data<double>().ToArray(), actual.data<double>().ToArray());
    }

    [Fact]
    public void Of_what_is_no_number_only_unequal_is_true()
    {
        using var scope = NewDisposeScope();
        var x = full(Count, float.NaN, dtype: float32);
        Assert.False(x.eq(x).any().item<bool>());
        Assert.True(x.ne(x).all().item<bool>());
        Assert.False(x.le(x).any().item<bool>());
        Assert.True(x.isnan().all().item<bool>());
        Assert.False(x.isfinite().any().item<bool>());
        Assert.True((x * 0).logical_or(x).all().item<bool>());
        Assert.Equal([false, true, true, false], tensor([0f, -0f, -1, 1]).signbit().data<bool>().ToArray());
    }
}
