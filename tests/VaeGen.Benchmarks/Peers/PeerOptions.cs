using System.Globalization;

namespace VaeGen.Benchmarks.Peers;

/// <summary>What to measure, on which digits and how often.</summary>
internal sealed record PeerOptions
{
    public string Workload { get; private init; } = "mlp";

    /// <summary>A folder with MNIST's training digits; null: the 10,000 digits the project ships.</summary>
    public string? Data { get; private init; }

    public int Threads { get; private init; } = Math.Min(2, Environment.ProcessorCount);

    public int Rounds { get; private init; } = 5;

    public bool Verbose { get; private init; }

    public static PeerOptions Parse(string[] arguments)
    {
        var options = new PeerOptions();
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            options = name switch
            {
                "--workload" => options with { Workload = Workloads(Value(arguments, ref i)) },
                "--data" => options with { Data = Value(arguments, ref i) },
                "--threads" => options with { Threads = Positive(name, Value(arguments, ref i)) },
                "--rounds" => options with { Rounds = Positive(name, Value(arguments, ref i)) },
                "--verbose" => options with { Verbose = true },
                _ => throw new PeerException($"'{name}' is no option: expected --workload, --data, --threads, --rounds or --verbose."),
            };
        }
        return options;
    }

    /// <summary>The file of pictures to train on, IDX, plain or gzipped.</summary>
    public string ImagesPath => Data is null
        ? IdxDataset.Find(ShippedDigits(), "t10k-images-idx3-ubyte")
        : IdxDataset.Find(Data, "train-images-idx3-ubyte");

    private static string ShippedDigits()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VaeGen.sln")))
            {
                return Path.Combine(folder.FullName, "examples", "Digits", "data");
            }
        }
        throw new PeerException("The digits that the project ships were not found: run this inside the repository, or give --data DIR.");
    }

    private static string Value(string[] arguments, ref int i) =>
        ++i < arguments.Length ? arguments[i] : throw new PeerException($"{arguments[i - 1]} needs a value after it.");

    private static int Positive(string name, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new PeerException($"{name} is '{text}', expected a whole number above 0.");

    private static string Workloads(string name) =>
        PeerModel.Names.Contains(name) ? name : throw new PeerException($"--workload is '{name}', expected one of {string.Join(", ", PeerModel.Names)}.");
}
