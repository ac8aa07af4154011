namespace VaeGen.Examples.Tests;

/// <summary>Every command of the README, of docs and of the packages' pages is run by a test, or named with what it needs that CI does not have.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> TypedCommands { get; } = [.. CommandTable.All.OfType<Typed>().Select(proof => proof.Command)];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_command_of_the_pages_is_in_the_table_and_the_table_has_no_other()
    {
        var known = CommandTable.All.Select(proof => proof.Command).ToList();
        Assert.Equal(known.Distinct(), known);
        var unknown = PageCommands.All.Where(found => !known.Contains(found.Command)).ToList();
        Assert.True(unknown.Count == 0, $"Nobody runs these; put them into CommandTable:\n{string.Join('\n', unknown)}");
        Assert.Empty(known.Except(PageCommands.All.Select(found => found.Command)));
        foreach (var untried in CommandTable.All.OfType<Untried>())
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"not run: {untried.Command} — it needs {untried.Reason}");
        }
    }

    [Fact]
    public void What_is_said_to_run_elsewhere_is_there() => Assert.All(CommandTable.All.OfType<Elsewhere>(), proof =>
        Assert.Contains(proof.Text, File.ReadAllText(Repository.PathOf(proof.File)), StringComparison.Ordinal));

    [Theory, MemberData(nameof(TypedCommands))]
    public async Task A_command_does_what_the_page_says(string command)
    {
        var proof = CommandTable.All.OfType<Typed>().Single(proof => proof.Command == command);
        using var few = new TemporaryFolder();
        DigitFiles.WriteFew(few);
        Directory.CreateSymbolicLink(folder["few"], few.Full);

        var words = proof.Command.Split(' ').Select(word => proof.Values.FirstOrDefault(pair => pair.Word == word, (Word: word, Value: word)).Value);
        (await DigitsProgram.EndAsync(DigitsProgram.StartCommandIn(folder.Full, [.. Built([.. words]), .. proof.Shorter.Split(' ', StringSplitOptions.RemoveEmptyEntries)]))).Succeeded();
        Assert.All(proof.Leaves, file => Assert.True(File.Exists(folder[file]), file));
    }

    // "dotnet run --project examples/X -- options" is the program X, which is built already and lies beside the tests
    private static string[] Built(string[] words)
    {
        if (words is not ["dotnet", "run", "-c", "Release", "--project", var project, .. var rest])
        {
            return words;
        }
        Assert.True(File.Exists(Repository.PathOf(project, $"{Path.GetFileName(project)}.csproj")), project);
        return DigitsProgram.CommandOf($"{Path.GetFileName(project)}.dll", rest is ["--", .. var options] ? options : rest);
    }
}
