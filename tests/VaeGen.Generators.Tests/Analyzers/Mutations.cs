namespace VaeGen.Generators.Tests;

/// <summary>Sources as they look between two keystrokes, after a bad merge, or from someone who tries to break things. Seeded, so a failure repeats.</summary>
internal sealed class Mutations(int seed)
{
    private static readonly string[] Insertions =
    [
        "[", "]", "(", ")", "{", "}", ",", ";", "=", ".", "<T>", "\"", "\"\"\"", "/*", "*/", "//", "#if", "#pragma", "@", "\\", "\0", "é", "\u2028", "😀",
        "null", "default", "new()", "typeof(int)", "nameof(C)", "-1", "0", "int.MaxValue", "int.MinValue", "99999999999", "1e309", "double.NaN", "1.0 / 0", "1 / 0",
        "(Activation)77", "(Likelihood)(-1)", "(Optimizer)3", "\"text\"", "'x'", "true", "1.5f", "2m", "[]", "[[1]]", "[..x]", "new int[0]", "new int[] { }", "null!",
        "static", "abstract", "file", "ref", "record", "struct", "interface", "enum", "partial", "where T : class", ": object", ": C", ": System.Exception", "<T, U>",
        "Layers = null", "Channels = [8, 16]", "Channels = []", "Kernel = 3", "Stride = 2", "Padding = 1", "Blocks = 1", "Norm = Norm.Group", "Norm = Norm.Batch", "Layers = [0]", "Layers = [-1, 2]", "Dim = 0", "Dim = 1, Dim = 2", "Dropout = 1", "Variance = 0", "KlWeight(0)", "Input", "Input()", "Input(1, 2, 3, 4)",
        "[assembly: VaeGen.Input(1)]", "using VaeGen = System;", "namespace N;", "class VaeGen { }", "delegate", "goto", "=>", "??", "$\"{1}\"",
    ];

    private readonly Random random = new(seed);

    public string Next(string source)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            source = Mutate(source);
        }

        return source;
    }

    private string Mutate(string source)
    {
        if (source.Length == 0)
        {
            return Insertions[random.Next(Insertions.Length)];
        }

        var at = random.Next(source.Length);
        var length = Math.Min(random.Next(1, 12), source.Length - at);
        return random.Next(7) switch
        {
            0 => source[..at],
            1 => source.Remove(at, length),
            2 => source.Insert(at, source.Substring(at, length)),
            3 => source.Insert(at, " " + Insertions[random.Next(Insertions.Length)] + " "),
            4 => ReplaceNumber(source, at),
            5 => SwapWords(source),
            _ => source[..at] + (char)random.Next(1, 0x250) + source[(at + 1)..],
        };
    }

    private string ReplaceNumber(string source, int from)
    {
        var digit = source.AsSpan(from).IndexOfAnyInRange('0', '9');
        return digit < 0 ? source : source.Remove(from + digit, 1).Insert(from + digit, Insertions[random.Next(Insertions.Length)]);
    }

    private string SwapWords(string source)
    {
        var words = source.Split(' ');
        var (first, second) = (random.Next(words.Length), random.Next(words.Length));
        (words[first], words[second]) = (words[second], words[first]);
        return string.Join(' ', words);
    }
}
