using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Digits;

/// <summary>What the command line asks for. What it leaves out is as the model declares.</summary>
internal sealed record Options(
    DigitModel Model, string? Data, int? Epochs, int? Batch, double? LearningRate, long? Seed, int? Threads, string Out, int? Likelihood,
    bool Resume, int? CheckpointSteps, string? Log, bool Distributed, bool Json)
{
    /// <summary>Parses the arguments and runs <paramref name="main"/> with them; help and bad options end here.</summary>
    public static int Run(string[] args, Func<Options, int> main)
    {
        var model = ModelOption();
        var data = Folder("--data", "Folder with the MNIST IDX files; without it, the 10,000 digits shipped with the example");
        var epochs = Number<int>("--epochs", $"Passes over the training digits [default: as the model declares]", "1 or more", n => n >= 1);
        var batch = Number<int>("--batch", $"Samples a step [default: as declared, {DigitVae.DeclaredTraining.BatchSize}]", "1 or more", n => n >= 1);
        var learningRate = Number<double>("--learning-rate", $"Step size [default: as declared, {DigitVae.DeclaredTraining.LearningRate}]", "a positive number such as 0.001", x => x > 0 && double.IsFinite(x));
        var seed = Number<long>("--seed", $"Seed of the weights, the order and the noise [default: {DigitVae.DeclaredTraining.Seed}]", "a whole number", _ => true);
        var threads = Number<int>("--threads", "Threads to compute with [default: one a core]", "1 or more", n => n >= 1);
        var output = Folder("--out", "Folder for the pictures and the model");
        output.DefaultValueFactory = _ => Path.Combine("out", "digits");
        var likelihood = Number<int>("--likelihood", "Measure log p(x) of the held-out digits with N draws each", "1 or more", n => n >= 1);
        var resume = new Option<bool>("--resume") { Description = "Save checkpoints in OUT/checkpoints, and go on from the newest that is there" };
        var checkpointSteps = Number<int>("--checkpoint-steps", "Steps between two checkpoints, with --resume [default: an epoch's]", "1 or more", n => n >= 1);
        var log = Folder("--log", "Folder for training.jsonl and the event files that TensorBoard shows");
        var distributed = new Option<bool>("--distributed") { Description = "Share every batch with the other processes that mpirun started" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line and nothing else" };

        var command = new RootCommand("Trains a variational autoencoder on handwritten digits and draws new ones.")
        {
            model, data, epochs, batch, learningRate, seed, threads, output, likelihood, resume, checkpointSteps, log, distributed, json,
        };
        command.SetAction(parsed => main(new Options(
            parsed.GetValue(model)!, parsed.GetValue(data), parsed.GetValue(epochs), parsed.GetValue(batch), parsed.GetValue(learningRate),
            parsed.GetValue(seed), parsed.GetValue(threads), parsed.GetValue(output)!, parsed.GetValue(likelihood),
            parsed.GetValue(resume), parsed.GetValue(checkpointSteps), parsed.GetValue(log), parsed.GetValue(distributed), parsed.GetValue(json))));

        var result = command.Parse(args);
        return result.Errors.Count > 0 ? Fail(result.Errors[0].Message) : result.Invoke();
    }

    /// <summary>One line on standard error, and the exit code of bad options and bad data.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"{typeof(Options).Assembly.GetName().Name}: {message.ReplaceLineEndings(" ")}");
        return 2;
    }

    private static Option<DigitModel> ModelOption() => new("--model")
    {
        Description = "The model: " + string.Join("; ", DigitModels.All.Select(model => $"{model.Name}, {model.Description}")),
        HelpName = "NAME",
        DefaultValueFactory = _ => DigitModels.All[0],
        CustomParser = argument =>
        {
            var name = argument.Tokens[0].Value;
            var found = DigitModels.All.FirstOrDefault(model => model.Name == name);
            if (found is null)
            {
                argument.AddError($"--model is '{name}', expected one of {string.Join(", ", DigitModels.All.Select(model => model.Name))}.");
            }
            return found;
        },
    };

    private static Option<string?> Folder(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "DIR" };
        option.Validators.Add(result =>
        {
            // what a script passes when its variable is not set
            if (result.Tokens is [{ Value: var folder }] && string.IsNullOrWhiteSpace(folder))
            {
                result.AddError($"{name} is '{folder}', expected a folder.");
            }
        });
        return option;
    }

    // an option that says itself what it expected; numbers are written the same way in every culture
    private static Option<T?> Number<T>(string name, string description, string expected, Predicate<T> isValid)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = typeof(T) == typeof(double) ? "X" : "N",
            CustomParser = argument =>
            {
                var text = argument.Tokens[0].Value;
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && isValid(value))
                {
                    return value;
                }
                argument.AddError($"{name} is '{text}', expected {expected}.");
                return null;
            },
        };
}
