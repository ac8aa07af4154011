using System.Globalization;
using System.Numerics;

namespace Draw;

/// <summary>What the command line asks for: four options, which are not worth a library that a program so small would start with.</summary>
internal sealed record Options
{
    private const string Help = """
        Draws handwritten digits with a decoder that was trained on them.
          --model FILE  The decoder, as SaveDecoder wrote it [default: the one beside the program]
          --count N     How many digits [default: 100]
          --seed N      Seed of the draw [default: 1]
          --out FILE    The picture [default: drawn.png]
        """;

    public string Model { get; private init; } = Path.Combine(AppContext.BaseDirectory, "decoder.safetensors");

    public int Count { get; private init; } = 100;

    public long Seed { get; private init; } = 1;

    public string Out { get; private init; } = "drawn.png";

    /// <summary>Parses the arguments and runs <paramref name="main"/> with them; help and bad options end here.</summary>
    public static int Run(ReadOnlySpan<string> args, Func<Options, int> main)
    {
        if (args is ["--help" or "-h" or "-?"])
        {
            Console.WriteLine(Help);
            return 0;
        }
        var options = new Options();
        for (; !args.IsEmpty; args = args[Math.Min(2, args.Length)..])
        {
            var (name, text) = (args[0], args.Length > 1 ? args[1] : "");
            switch (name)
            {
                case "--model" when text.Length > 0:
                    options = options with { Model = text };
                    break;
                case "--out" when text.Length > 0:
                    options = options with { Out = text };
                    break;
                case "--count" when Number<int>(text) is { } count and > 0:
                    options = options with { Count = count };
                    break;
                case "--seed" when Number<long>(text) is { } seed:
                    options = options with { Seed = seed };
                    break;
                default:
                    return Fail(Expected(name) is { } expected ? $"{name} is '{text}', expected {expected}." : $"'{name}' is no option, expected --model, --count, --seed or --out.");
            }
        }
        return main(options);
    }

    /// <summary>One line on standard error, and the exit code of bad options and bad files.</summary>
    public static int Fail(string message)
    {
        Console.Error.WriteLine($"Draw: {message.ReplaceLineEndings(" ")}");
        return 2;
    }

    private static string? Expected(string name) => name switch
    {
        "--model" or "--out" => "a file",
        "--count" => "1 or more",
        "--seed" => "a whole number",
        _ => null,
    };

    // numbers are written the same way in every culture
    private static T? Number<T>(string text)
        where T : struct, INumber<T> => T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
