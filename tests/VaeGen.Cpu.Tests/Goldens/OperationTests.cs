using TorchSharp;
using Operation = System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Values and gradients of every operation, one test a case, against what PyTorch computed.</summary>
public sealed class OperationTests
{
    public sealed record Case(string Name, string Op, string[] In, string[]? View, string Out, string?[]? Grad);

    private sealed record Subject(Dictionary<string, Operation> Table, Func<Case, GoldenFile, Tolerance> Tolerance);

    /// <summary>Each subject's table and tolerance.</summary>
    private static readonly Dictionary<string, Subject> Subjects = new()
    {
        // two vector functions of about an ulp each, and gradients that multiply two or three of them
        ["pointwise"] = new(Operations.Pointwise, (_, _) => new Tolerance(6, 0.5)),
        ["broadcasting"] = new(Operations.Broadcasting, Summed),
        ["activations"] = new(Operations.Activations, (_, _) => new Tolerance(8, 2)),
        ["losses"] = new(Operations.Losses, Summed),
        ["reductions"] = new(Operations.Reductions, Summed),
        ["views"] = new(Operations.Views, Summed),
        ["matmul"] = new(Operations.Matmul, Summed),
    };

    public static TheoryData<string> Pointwise { get; } = Names("pointwise");

    public static TheoryData<string> Broadcasting { get; } = Names("broadcasting");

    public static TheoryData<string> Activations { get; } = Names("activations");

    public static TheoryData<string> Losses { get; } = Names("losses");

    public static TheoryData<string> Reductions { get; } = Names("reductions");

    public static TheoryData<string> Views { get; } = Names("views");

    public static TheoryData<string> Matmul { get; } = Names("matmul");

    public static TheoryData<string> SubjectNames { get; } = [.. Subjects.Keys];

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
        Assert.Empty(Subjects[subject].Table.Keys.Except(GoldenFile.Of(subject).Cases<Case>().Select(c => c.Op)));

    private static TheoryData<string> Names(string subject) => new GoldenCases<Case>(subject, c => c.Name).Names;

    private static void Check(string subject, string name)
    {
        using var scope = torch.NewDisposeScope();
        var file = GoldenFile.Of(subject);
        var golden = new GoldenCases<Case>(subject, c => c.Name)[name];
        var (table, toleranceOf) = Subjects[subject];
        Assert.True(table.TryGetValue(golden.Op, out var operation), $"{subject}: '{golden.Op}' has golden cases, but Operations has no such entry.");

        var leaves = golden.In.Select((input, i) => file[input].ToTensor().requires_grad_(golden.Grad?[i] is not null)).ToArray();
        var result = operation(leaves.Select((leaf, i) => View(leaf, golden.View?[i])).ToArray());

        var tolerance = toleranceOf(golden, file);
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
                GoldenCheck.Same($"{subject}: {name}: gradient of input {i}", file[gradient], leaves[i].grad!, tolerance);
            }
        }
    }

    /// <summary>The layouts golden_file.py knows.</summary>
    private static torch.Tensor View(torch.Tensor leaf, string? view) => view switch
    {
        null or "" => leaf,
        "transpose" => leaf.transpose(-2, -1),
        "step" => leaf.slice(-1, 0, leaf.shape[^1], 2),
        "rows" => leaf.slice(0, 1, leaf.shape[0] - 1, 1),
        "expand" => leaf.expand([4, .. leaf.shape.Skip(1)]),
        _ => throw new InvalidDataException($"No view is called '{view}'."),
    };

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
