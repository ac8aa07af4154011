namespace VaeGen.Generators.Tests;

/// <summary>Sources as they look between two keystrokes, after a bad merge, or from someone who tries to break things. Seeded, so a failure repeats.</summary>
internal sealed class Mutations(int seed)
{
    private static readonly string[] Insertions =
    [
        "[", "]", "(", ")", "{", "}", ",", ";", "=", ".", "<T>", "\"", "\"\"\"", "/*", "*/", "//", "#if", "#pragma", "@", "\\", "\0", "é", "\u2028", "😀",
        "null", "default", "new()", "typeof(int)", "nameof(C)", "-1", "0", "int.MaxValue", "99999999999", "1e309", "double.NaN", "1.0 / 0", "1 / 0",
        "\"text\"", "'x'", "true", "1.5f", "2m", "[[1]]", "[..x]", "null!",
        "static", "abstract", "file", "ref", "record", "struct", "interface", "enum", "partial", "where T : class", ": object", ": C", ": System.Exception", "<T, U>",
        "[assembly: VaeGen.Input(1)]", "using VaeGen = System;", "namespace N;", "class VaeGen { }", "delegate", "goto", "=>", "??", "$\"{1}\"",
        .. LanguageWords.All,
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
        return random.Next(10) switch
        {
            0 => source[..at],
            1 => source.Remove(at, length),
            2 => source.Insert(at, source.Substring(at, length)),
            3 => source.Insert(at, " " + Insertions[random.Next(Insertions.Length)] + " "),
            4 => ReplaceNumber(source, at),
            5 => SwapWords(source),
            6 or 7 => ReplaceArgument(source, at),
            8 => source[at..] + source[..at],
            _ => source[..at] + (char)random.Next(1, 0x250) + source[(at + 1)..],
        };
    }

    private string ReplaceNumber(string source, int from)
    {
        var digit = source.AsSpan(from).IndexOfAnyInRange('0', '9');
        return digit < 0 ? source : source.Remove(from + digit, 1).Insert(from + digit, Insertions[random.Next(Insertions.Length)]);
    }

    // what stands between two marks of punctuation, which often is one value
    private string ReplaceArgument(string source, int from)
    {
        var start = source.AsSpan(from).IndexOfAny("(,=[");
        var length = start < 0 ? -1 : source.AsSpan(from + start + 1).IndexOfAny("),]");
        return length < 0 ? source : source.Remove(from + start + 1, length).Insert(from + start + 1, Insertions[random.Next(Insertions.Length)]);
    }

    private string SwapWords(string source)
    {
        var words = source.Split(' ');
        var (first, second) = (random.Next(words.Length), random.Next(words.Length));
        (words[first], words[second]) = (words[second], words[first]);
        return string.Join(' ', words);
    }
}
