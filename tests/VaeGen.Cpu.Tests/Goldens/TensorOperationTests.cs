namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Values and gradients of special functions, linear algebra and what works along a dimension, against what PyTorch computed.</summary>
public sealed class TensorOperationTests
{
    private static readonly Dictionary<string, GoldenCases<OperationCase>> Cases =
        Operations.TensorSubjects.ToDictionary(subject => subject, subject => new GoldenCases<OperationCase>(subject, c => c.Name));

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (subject, cases) in Cases)
            {
                foreach (var golden in cases.All)
                {
                    all.Add(subject, golden.Name);
                }
            }
            return all;
        }
    }

    public static TheoryData<string> Subjects => [.. Operations.TensorSubjects];

    [Theory, MemberData(nameof(All))]
    public void An_operation(string subject, string name) => OperationCheck.Run(subject, Cases[subject].File, Cases[subject][name]);

    [Theory, MemberData(nameof(Subjects))]
    public void Every_operation_of_the_table_has_a_golden_case(string subject) =>
        Assert.Empty(Operations.Of(subject).Keys.Except(Cases[subject].All.Select(c => c.Op)));
}
