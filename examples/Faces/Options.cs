using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Faces.Reading;

namespace Faces;

/// <summary>What the command line asks for. What it leaves out is as the models declare.</summary>
internal sealed record Options(
    string? Data, int Faces, int ReaderSteps, int? Epochs, long? Seed, int? Threads, string Out, bool Resume, bool Json, bool Measure)
{
    /// <summary>Parses the arguments and runs <paramref name="main"/> with them; help and bad options end here.</summary>
    public static int Run(string[] args, Func<Options, int> main)
    {
        var data = Folder("--data", "Folder of photographs of faces to learn from; without it, the program draws faces");
        var faces = Number<int>("--faces", $"Drawn faces to learn from [default: {FaceData.UsualCount}]", "100 or more", n => n >= 100);
        var reader = Number<int>("--reader-steps", $"Steps in which the factor reader learns [default: {FactorReader.EnoughSteps}]", "1 or more", n => n >= 1);
        var epochs = Number<int>("--epochs", $"Passes over the faces, of each model [default: as declared, {FaceVae.DeclaredTraining.Epochs}]", "1 or more", n => n >= 1);
        var seed = Number<long>("--seed", $"Seed of the weights, the order and the noise [default: {FaceVae.DeclaredTraining.Seed}]", "a whole number", _ => true);
        var threads = Number<int>("--threads", "Threads to compute with [default: one a core]", "1 or more", n => n >= 1);
        var output = Folder("--out", "Folder for the pictures and the model");
        output.DefaultValueFactory = _ => Path.Combine("out", "faces");
        var resume = new Option<bool>("--resume") { Description = "Save checkpoints in OUT/checkpoints, and go on from the newest that are there" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object a line and nothing else" };
        var measure = new Option<bool>("--measure") { Description = "Only measure how many faces are drawn a second" };

        var command = new RootCommand("Trains variational autoencoders on faces, shows what their latent space has learned, and calculates in it.")
        {
            data, faces, reader, epochs, seed, threads, output, resume, json, measure,
        };
        command.SetAction(parsed => main(new Options(
            parsed.GetValue(data), parsed.GetValue(faces) ?? FaceData.UsualCount, parsed.GetValue(reader) ?? FactorReader.EnoughSteps, parsed.GetValue(epochs),
            parsed.GetValue(seed), parsed.GetValue(threads), parsed.GetValue(output)!, parsed.GetValue(resume), parsed.GetValue(json), parsed.GetValue(measure))));

        var result = command.Parse(args);
        return result.Errors.Count > 0 ? Fail(result.Errors[0].Message) : result.Invoke();
    }

    /// <summary>One line on standard error, and the exit code of bad options and bad data.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"{typeof(Options).Assembly.GetName().Name}: {message.ReplaceLineEndings(" ")}");
        return 2;
    }

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

    private static Option<T?> Number<T>(string name, string description, string expected, Predicate<T> isValid)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            CustomParser = argument =>
            {
                var text = argument.Tokens[0].Value;
                if (T.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && isValid(value))
                {
                    return value;
                }
                argument.AddError($"{name} is '{text}', expected {expected}.");
                return null;
            },
        };
}
