using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Autograd;

/// <summary>Every differentiable operation against finite differences in double precision, first and second derivatives.</summary>
public sealed class GradientTests
{
    private const double Step = 1e-6;

    public static TheoryData<string> Operations() => [.. GradientTable.Cases.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_gradient_is_the_slope(string operation)
    {
        using var scope = NewDisposeScope();
        var (function, inputs) = GradientTable.Cases[operation];
        var leaves = Leaves(inputs);
        Weighted(function(leaves)).backward();
        for (var i = 0; i < leaves.Length; i++)
        {
            var actual = leaves[i].grad!.data<double>().ToArray();
            Assert.Equal(leaves[i].shape, leaves[i].grad!.shape);
            Compare(operation, i, actual, Slopes(leaf => Weighted(function(leaf)).item<double>(), inputs, i));
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_gradients_gradient_is_the_slope_of_the_gradient(string operation)
    {
        if (GradientTable.OnceOnly.Contains(operation))
        {
            return;
        }
        using var scope = NewDisposeScope();
        var (function, inputs) = GradientTable.Cases[operation];
        var leaves = Leaves(inputs);
        var gradients = autograd.grad([Weighted(function(leaves))], leaves, create_graph: true);
        var sum = gradients.Aggregate(zeros(1, dtype: float64), static (total, gradient) => total + Weighted(gradient)).sum();
        if (!sum.requires_grad)
        {
            return;
        }
        sum.backward();
        for (var i = 0; i < leaves.Length; i++)
        {
            using var own = leaves[i].grad;
            var actual = own is null ? new double[leaves[i].numel()] : own.data<double>().ToArray();
            Compare(operation, i, actual, Slopes(leaf => SumOfGradients(function, leaf), inputs, i));
        }
    }

    private static double SumOfGradients(Func<Tensor[], Tensor> function, Tensor[] leaves)
    {
        var gradients = autograd.grad([Weighted(function(leaves))], leaves);
        return gradients.Sum(static gradient => Weighted(gradient).item<double>());
    }

    private static Tensor[] Leaves(GradientTable.Input[] inputs) =>
        Array.ConvertAll(inputs, static input => tensor(input.Values, input.Sizes, requires_grad: true));

    // Different weights, so that no error hides behind a symmetric sum.
    private static Tensor Weighted(Tensor output)
    {
        var weights = arange(1.0, output.numel() + 1.0, dtype: float64).mul(0.37).cos().reshape(output.shape);
        return (output * weights).sum();
    }

    private static double[] Slopes(Func<Tensor[], double> function, GradientTable.Input[] inputs, int which)
    {
        var slopes = new double[inputs[which].Values.Length];
        for (var k = 0; k < slopes.Length; k++)
        {
            slopes[k] = (At(Step) - At(-Step)) / (2 * Step);

            double At(double shift)
            {
                using var scope = NewDisposeScope();
                var moved = (double[])inputs[which].Values.Clone();
                moved[k] += shift;
                var leaves = Leaves(inputs);
                leaves[which] = tensor(moved, inputs[which].Sizes, requires_grad: true);
                return function(leaves);
            }
        }
        return slopes;
    }

    private static void Compare(string operation, int input, double[] actual, double[] expected)
    {
        for (var k = 0; k < expected.Length; k++)
        {
            var allowed = 1e-5 * (1 + Math.Abs(expected[k]));
            Assert.True(
                Math.Abs(actual[k] - expected[k]) <= allowed,
                $"{operation}, input {input}, element {k}: gradient {actual[k]:R}, slope {expected[k]:R}");
        }
    }
}
