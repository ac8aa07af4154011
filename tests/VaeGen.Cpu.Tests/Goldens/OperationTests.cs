namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Values and gradients of every operation, one test a case, against what PyTorch computed.</summary>
public sealed class OperationTests
{
    private static readonly Dictionary<string, GoldenCases<OperationCase>> Cases =
        Operations.Subjects.ToDictionary(subject => subject, subject => new GoldenCases<OperationCase>(subject, c => c.Name));

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

    private static void Check(string subject, string name) => OperationCheck.Run(subject, Cases[subject].File, Cases[subject][name]);
}
