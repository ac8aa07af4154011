namespace VaeGen.Generators.Tests;

/// <summary>Declarations drawn from all that the words of a stack can say, sensible or not. Seeded, so a failure repeats.</summary>
internal sealed class RandomStacks(int seed)
{
    private static readonly string[] Norms = ["None", "Batch", "Layer", "Group"];
    private static readonly string[] Likelihoods = ["Likelihood.Bernoulli", "Likelihood.Gaussian", "Likelihood.Gaussian, Learned = LearnedVariance.PerElement", "Likelihood.Categorical"];

    private readonly Random random = new(seed);

    /// <summary>The attributes of one model.</summary>
    /// <param name="strange">How often a number is one that hardly any model can have.</param>
    public string Next(double strange)
    {
        var input = random.Next(6) switch
        {
            0 => $"{random.Next(1, 40)}",
            1 => $"3, {Side()}, {Side()}",
            2 => $"{random.Next(1, 5)}, {Side()}, {Side()}",
            _ => $"{Side()}, {Side()}",
        };
        var decoder = random.Next(3) == 0 ? $"[Decoder({Stack(strange, often: 0.3)})] " : "";
        return $"[Input({input})] [Encoder({Stack(strange, often: 0.5)})] {decoder}[Latent(Dim = {random.Next(1, 4)})] [Reconstruction({Pick(Likelihoods)})]";
    }

    private string Stack(double strange, double often)
    {
        var words = new List<string>();
        Add("Channels", () => List(strange), Math.Min(0.9, 1.5 * often));
        Add("Layers", () => List(strange), 1.2 * often);
        Add("Kernel", () => Number(1, 6, strange), often);
        Add("Stride", () => Number(1, 4, strange), often);
        Add("Padding", () => Number(0, 3, strange), often / 2);
        Add("Blocks", () => Number(0, 3, strange), often / 2);
        Add("Norm", () => $"Norm.{Pick(Norms)}", often);
        Add("Dropout", () => "0.25", often / 3);
        return string.Join(", ", words);

        void Add(string word, Func<string> value, double probability)
        {
            if (random.NextDouble() < probability)
            {
                words.Add($"{word} = {value()}");
            }
        }
    }

    private string List(double strange) => $"[{string.Join(", ", Enumerable.Range(0, random.Next(random.Next(8) == 0 ? 0 : 1, 4)).Select(_ => Number(1, 17, strange)))}]";

    private string Number(int from, int below, double strange) =>
        random.NextDouble() < strange ? Pick(["0", "-1", "int.MinValue", "int.MaxValue", "50000", "37"]) : $"{random.Next(from, below)}";

    private int Side() => random.Next(4) == 0 ? random.Next(1, 4) : random.Next(4, 21);

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
