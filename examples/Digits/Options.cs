using System.CommandLine;
using System.Globalization;

namespace Digits;

/// <summary>What the command line asks for. What it leaves out is as the model declares.</summary>
internal sealed record Options(
    string? Data, int? Epochs, int? Batch, double? LearningRate, long? Seed, int? Threads, string Out, bool Json)
{
    private static readonly Option<string?> data = new("--data") { Description = "Folder with the MNIST IDX files; without it, the 10,000 digits shipped with the example", HelpName = "DIR" };
    private static readonly Option<int?> epochs = new("--epochs") { Description = $"Passes over the training digits [default: {DigitVae.DeclaredTraining.Epochs}]", HelpName = "N" };
    private static readonly Option<int?> batch = new("--batch") { Description = $"Digits a step [default: {DigitVae.DeclaredTraining.BatchSize}]", HelpName = "N" };
    private static readonly Option<double?> learningRate = new("--learning-rate") { Description = string.Create(CultureInfo.InvariantCulture, $"Step size [default: {DigitVae.DeclaredTraining.LearningRate}]"), HelpName = "X", CustomParser = ParseDouble };
    private static readonly Option<long?> seed = new("--seed") { Description = $"Seed of the weights, the order and the noise [default: {DigitVae.DeclaredTraining.Seed}]", HelpName = "N" };
    private static readonly Option<int?> threads = new("--threads") { Description = "Threads to compute with [default: one a core]", HelpName = "N" };
    private static readonly Option<string> output = new("--out") { Description = "Folder for the pictures and the model", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("out", "digits") };
    private static readonly Option<bool> json = new("--json") { Description = "Print one JSON object a line and nothing else" };

    /// <summary>Parses the arguments and runs <paramref name="main"/> with them; help and bad options end here.</summary>
    public static int Run(string[] args, Func<Options, int> main)
    {
        AtLeast(epochs, 1);
        AtLeast(batch, 1);
        AtLeast(threads, 1);
        learningRate.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } value && !(value > 0 && double.IsFinite(value)))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--learning-rate is {value}: expected a positive number"));
            }
        });

        var command = new RootCommand("Trains the variational autoencoder of DigitVae.cs on handwritten digits and draws new ones.")
        {
            data, epochs, batch, learningRate, seed, threads, output, json,
        };
        command.SetAction(parsed => main(new Options(
            parsed.GetValue(data), parsed.GetValue(epochs), parsed.GetValue(batch), parsed.GetValue(learningRate),
            parsed.GetValue(seed), parsed.GetValue(threads), parsed.GetValue(output)!, parsed.GetValue(json))));

        var result = command.Parse(args);
        return result.Errors.Count > 0 ? Fail(result.Errors[0].Message) : result.Invoke();
    }

    /// <summary>One line on standard error, and the exit code of bad options and bad data.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"Digits: {message.ReplaceLineEndings(" ")}");
        return 2;
    }

    private static void AtLeast(Option<int?> option, int minimum) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int?>() is { } value && value < minimum)
        {
            result.AddError($"{option.Name} is {value}: expected {minimum} or more");
        }
    });

    // a decimal point whatever the machine's culture says
    private static double? ParseDouble(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }
        result.AddError($"--learning-rate is '{text}': expected a number such as 0.001");
        return null;
    }
}
