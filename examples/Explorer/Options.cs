using System.CommandLine;

namespace Explorer;

/// <summary>What the command line asks for.</summary>
internal sealed record Options(string? Model, string? Data, int Port, int? Threads, bool Measure)
{
    private const int UsualPort = 5170;

    /// <summary>Parses the arguments and runs <paramref name="main"/> with them; help and bad options end here.</summary>
    public static int Run(string[] args, Func<Options, int> main)
    {
        var model = Text("--model", "FILE", "The saved model to explore [default: the newest in out; where there is none, digits are learned first]");
        var data = Text("--data", "DIR", "Folder of pictures, or of folders of them, each a concept, to learn the latent space from [default: the model's own example's]");
        var port = new Option<int>("--port") { HelpName = "N", Description = "Where to listen, on this machine alone; 0: any port that is free", DefaultValueFactory = _ => UsualPort };
        port.Validators.Add(result => Between(result, port, 0, 65535));
        var threads = new Option<int?>("--threads") { HelpName = "N", Description = "Threads to compute with [default: one a core]" };
        threads.Validators.Add(result => Between(result, threads, 1, 1024));
        var measure = new Option<bool>("--measure") { Description = "Move a slider 500 times, say how long that took, and end" };
        var command = new RootCommand("Serves a page, to this machine alone, on which to see what a model's latent space has learned.") { model, data, port, threads, measure };
        command.SetAction(parsed => main(new Options(
            parsed.GetValue(model), parsed.GetValue(data), parsed.GetValue(port), parsed.GetValue(threads), parsed.GetValue(measure))));
        var result = command.Parse(args);
        return result.Errors.Count > 0 ? Fail(result.Errors[0].Message) : result.Invoke();
    }

    /// <summary>One line on standard error, and the exit code of bad options and bad files.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"Explorer: {message.ReplaceLineEndings(" ")}");
        return 2;
    }

    private static Option<string?> Text(string name, string kind, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = kind };
        option.Validators.Add(result =>
        {
            // what a script passes when its variable is not set
            if (result.Tokens is [{ Value: var text }] && string.IsNullOrWhiteSpace(text))
            {
                result.AddError($"{name} is '{text}', expected a path.");
            }
        });
        return option;
    }

    private static void Between<T>(System.CommandLine.Parsing.OptionResult result, Option<T> option, int least, int most)
    {
        if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, out var value) && value >= least && value <= most))
        {
            result.AddError($"{option.Name} is '{text}', expected a whole number from {least} to {most}.");
        }
    }
}
