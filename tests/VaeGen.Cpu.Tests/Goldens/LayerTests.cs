namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Values and gradients of what layers compute, one test a case, against what PyTorch computed.</summary>
public sealed class LayerTests
{
    private static readonly Dictionary<string, GoldenCases<OperationCase>> Cases =
        Operations.LayerSubjects.ToDictionary(subject => subject, subject => new GoldenCases<OperationCase>(subject, c => c.Name));

    public static TheoryData<string> SubjectNames => [.. Operations.LayerSubjects];

    public static TheoryData<string, string> Names
    {
        get
        {
            var names = new TheoryData<string, string>();
            foreach (var (subject, cases) in Cases)
            {
                foreach (var golden in cases.All)
                {
                    names.Add(subject, golden.Name);
                }
            }

            return names;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_layers_operation(string subject, string name) => OperationCheck.Run(subject, Cases[subject].File, Cases[subject][name]);

    [Theory, MemberData(nameof(SubjectNames))]
    public void Every_operation_of_the_table_has_a_golden_case(string subject) =>
        Assert.Empty(Operations.Of(subject).Keys.Except(Cases[subject].All.Select(c => c.Op)));
}
