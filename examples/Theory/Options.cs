using System.CommandLine;

namespace Theory;

/// <summary>What the command line asks for.</summary>
internal sealed record Options(int? Epochs, string Out)
{
    /// <summary>Parses the arguments and runs <paramref name="main"/> with them; help and bad options end here.</summary>
    public static int Run(string[] args, Func<Options, int> main)
    {
        var epochs = new Option<int?>("--epochs") { Description = "Passes over the digits [default: as the models declare]", HelpName = "N" };
        epochs.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var number) || number < 1))
            {
                result.AddError($"--epochs is '{text}', expected 1 or more.");
            }
        });
        var output = new Option<string>("--out") { Description = "Folder for the figures", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("out", "theory") };
        var command = new RootCommand("Trains six models on handwritten digits and draws the figures of docs/theory.md.") { epochs, output };
        command.SetAction(parsed => main(new Options(parsed.GetValue(epochs), parsed.GetValue(output)!)));
        var result = command.Parse(args);
        return result.Errors.Count > 0 ? Fail(result.Errors[0].Message) : result.Invoke();
    }

    /// <summary>One line on standard error, and the exit code of bad options.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"Theory: {message.ReplaceLineEndings(" ")}");
        return 2;
    }
}
