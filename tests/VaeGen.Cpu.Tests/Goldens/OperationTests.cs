using TorchSharp;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Values and gradients of every operation, one test a case, against what PyTorch computed.</summary>
public sealed class OperationTests
{
    public sealed record Case(string Name, string Op, string[] In, string[]? View, string Out, string?[]? Grad);

    private static readonly Dictionary<string, GoldenCases<Case>> Cases =
        Operations.Subjects.ToDictionary(subject => subject, subject => new GoldenCases<Case>(subject, c => c.Name));

    public static TheoryData<string> Pointwise => Cases["pointwise"].Names;

    public static TheoryData<string> Broadcasting => Cases["broadcasting"].Names;

    public static TheoryData<string> Activations => Cases["activations"].Names;

    public static TheoryData<string> Losses => Cases["losses"].Names;

    public static TheoryData<string> Reductions => Cases["reductions"].Names;

    public static TheoryData<string> Views => Cases["views"].Names;

    public static TheoryData<string> Matmul => Cases["matmul"].Names;

    public static TheoryData<string> SubjectNames => [.. Operations.Subjects];

    [Theory, MemberData(nameof(Pointwise))]
    public void A_function_of_each_value(string name) => Check("pointwise", name);

    [Theory, MemberData(nameof(Broadcasting))]
    public void Two_tensors_broadcast(string name) => Check("broadcasting", name);

    [Theory, MemberData(nameof(Activations))]
    public void An_activation(string name) => Check("activations", name);

    [Theory, MemberData(nameof(Losses))]
    public void A_loss(string name) => Check("losses", name);

    [Theory, MemberData(nameof(Reductions))]
    public void A_reduction(string name) => Check("reductions", name);

    [Theory, MemberData(nameof(Views))]
    public void A_view_or_copy(string name) => Check("views", name);

    [Theory, MemberData(nameof(Matmul))]
    public void A_matrix_product(string name) => Check("matmul", name);

    [Theory, MemberData(nameof(SubjectNames))]
    public void Every_operation_of_the_table_has_a_golden_case(string subject) =>
        Assert.Empty(Operations.Of(subject).Keys.Except(Cases[subject].All.Select(c => c.Op)));

    private static void Check(string subject, string name)
    {
        using var scope = torch.NewDisposeScope();
        var (file, golden) = (Cases[subject].File, Cases[subject][name]);
        Assert.True(Operations.Of(subject).TryGetValue(golden.Op, out var operation), $"{subject}: '{golden.Op}' has golden cases, but Operations has no such entry.");

        var leaves = golden.In.Select((input, i) => file[input].ToTensor().requires_grad_(golden.Grad?[i] is not null)).ToArray();
        var result = operation(leaves.Select((leaf, i) => Layouts.View(leaf, golden.View?[i])).ToArray());

        var (tolerance, gradientTolerance) = subject switch
        {
            // one function of about an ulp in each; its derivative is made of two or three more, and where they cancel
            // (1 - tanh^2) the error is relative to one, times the weight, four at most
            "pointwise" => (new Tolerance(6, 0.5), new Tolerance(8, 4)),
            // these are made of such functions: x * (1 + erf(x)) cancels as well
            "activations" => (new Tolerance(8, 4), new Tolerance(8, 8)),
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
    private static Tolerance Summed(Case golden, GoldenFile file)
    {
        var result = file[golden.Out];
        if (result.Type is torch.ScalarType.Bool or torch.ScalarType.Int64)
        {
            return Tolerance.Exact;
        }
        var inputs = golden.In.Select(input => file[input]).ToArray();
        var sizes = inputs.Append(result).SelectMany(tensor => tensor.Values()).Where(double.IsFinite).Select(Math.Abs);
        var terms = inputs.Max(tensor => tensor.Values().Length);
        return new Tolerance(8, Math.Sqrt(Math.Max(1, terms)) * sizes.DefaultIfEmpty(1).Max());
    }
}
