using TorchSharp;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>One operation on stored inputs: what PyTorch made of them, and the gradients.</summary>
public sealed record OperationCase(string Name, string Op, string[] In, string[]? View, string Out, string?[]? Grad);

/// <summary>Runs one golden case of an operation: value and gradients against what PyTorch computed.</summary>
internal static class OperationCheck
{
    public static void Run(string subject, GoldenFile file, OperationCase golden)
    {
        using var scope = torch.NewDisposeScope();
        var name = golden.Name;
        Assert.True(Operations.Of(subject).TryGetValue(golden.Op, out var operation), $"{subject}: '{golden.Op}' has golden cases, but Operations has no such entry.");

        var leaves = golden.In.Select((input, i) => file[input].ToTensor().requires_grad_(golden.Grad?[i] is not null)).ToArray();
        var result = operation(leaves.Select((leaf, i) => Layouts.View(leaf, golden.View?[i])).ToArray());

        var (tolerance, gradientTolerance) = subject switch
        {
            // one function of about an ulp in each; its derivative is made of two or three more, and where they cancel
            // (1 - tanh^2) the error is relative to one, times the weight, four at most
            "pointwise" => (new Tolerance(6, 0.5), new Tolerance(8, 4)),
            // these are made of such functions: x * (1 + erf(x)) cancels as well
            "activations" or "units" => (new Tolerance(8, 4), new Tolerance(8, 8)),
            // PyTorch's series are good to some dozens of ulps in double; single precision is rounded from there
            "special" when file[golden.Out].Type == torch.ScalarType.Float64 => (new Tolerance(64, 32), new Tolerance(64, 32)),
            "special" => (new Tolerance(2, 1), new Tolerance(8, 8)),
            // a solution's error grows with the condition of the matrix
            "linalg" => (Summed(golden, file, 8), Summed(golden, file, 8)),
            // differences divided by scales down to a tenth, and the inverse error function
            "distributions" => (Summed(golden, file, 16), Summed(golden, file, 64)),
            _ => (Summed(golden, file), Summed(golden, file)),
        };
        GoldenCheck.Same($"{subject}: {name}", file[golden.Out], result, tolerance);
        if (golden.Grad is null)
        {
            return;
        }
        Assert.True(result.requires_grad, $"{subject}: {name}: the result has no gradient function, PyTorch's has.");
        (result * file.Weight(result)).sum().backward();
        for (var i = 0; i < leaves.Length; i++)
        {
            if (golden.Grad[i] is { } gradient)
            {
                Assert.True(leaves[i].grad is not null, $"{subject}: {name}: input {i} got no gradient, PyTorch gives it one.");
                GoldenCheck.Same($"{subject}: {name}: gradient of input {i}", file[gradient], leaves[i].grad!, gradientTolerance);
            }
        }
    }

    /// <summary>
    /// For results that add up n values of size s: n roundings of an ulp each, which mostly cancel, so √n of them;
    /// exact for results that are no floating-point numbers.
    /// </summary>
    private static Tolerance Summed(OperationCase golden, GoldenFile file, double factor = 1)
    {
        var result = file[golden.Out];
        if (result.Type is torch.ScalarType.Bool or torch.ScalarType.Int64)
        {
            return Tolerance.Exact;
        }
        var inputs = golden.In.Select(input => file[input]).ToArray();
        var sizes = inputs.Append(result).SelectMany(tensor => tensor.Values()).Where(double.IsFinite).Select(Math.Abs);
        var terms = inputs.Max(tensor => tensor.Values().Length);
        return new Tolerance(8 * factor, factor * Math.Sqrt(Math.Max(1, terms)) * sizes.DefaultIfEmpty(1).Max());
    }
}
