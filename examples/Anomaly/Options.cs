using System.CommandLine;

namespace UnusualGround;

/// <summary>What the command line asks for. What it leaves out is as the model declares.</summary>
internal sealed record Options(int? Epochs, int Draws, long Seed, string Out)
{
    /// <summary>Parses the arguments and runs <paramref name="main"/> with them; help and bad options end here.</summary>
    public static int Run(string[] args, Func<Options, int> main)
    {
        var epochs = new Option<int?>("--epochs") { Description = $"Passes over the usual rows [default: {GroundVae.DeclaredTraining.Epochs}]", HelpName = "N" };
        var draws = new Option<int>("--draws") { Description = "Codes drawn for each row's log p(x)", HelpName = "N", DefaultValueFactory = _ => 100 };
        var seed = new Option<long>("--seed") { Description = "Seed of the split, the weights, the order and the noise", HelpName = "N" };
        var output = new Option<string>("--out") { Description = "Folder for the model and the scores", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("out", "anomaly") };
        RequireOneOrMore(epochs);
        RequireOneOrMore(draws);

        var command = new RootCommand("Learns what usual ground looks like from a satellite, and finds places that are otherwise.") { epochs, draws, seed, output };
        command.SetAction(parsed => main(new Options(parsed.GetValue(epochs), parsed.GetValue(draws), parsed.GetValue(seed), parsed.GetValue(output)!)));
        var result = command.Parse(args);
        return result.Errors.Count > 0 ? Fail(result.Errors[0].Message) : result.Invoke();
    }

    /// <summary>One line on standard error, and the exit code of bad options and bad data.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"{typeof(Options).Assembly.GetName().Name}: {message.ReplaceLineEndings(" ")}");
        return 2;
    }

    private static void RequireOneOrMore(Option option) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var number) || number < 1))
        {
            result.AddError($"{option.Name} is '{text}', expected 1 or more.");
        }
    });
}
