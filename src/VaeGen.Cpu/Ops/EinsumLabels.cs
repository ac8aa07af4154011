namespace VaeGen.Cpu;

/// <summary>What an equation of <c>einsum</c> says: the labels of every operand's dimensions, and the order that they are brought to.</summary>
/// <remarks>Letters count from 0 (A to Z, then a to z); the dimensions of an ellipsis from 52, aligned on the right.</remarks>
internal sealed class EinsumLabels
{
    private const int Letters = 52;

    internal List<List<int>> Operands { get; } = [];

    /// <summary>The output's labels, then those that are summed.</summary>
    internal List<int> Order { get; } = [];

    internal int OutputCount { get; private set; }

    /// <summary>For each label of the order, the last operand that has it.</summary>
    internal List<int> LastUse { get; } = [];

    internal static string Name(int label) => label < 26 ? ((char)('A' + label)).ToString() : label < Letters ? ((char)('a' + label - 26)).ToString() : "...";

    internal static EinsumLabels Parse(string equation, ReadOnlySpan<TensorImpl> operands)
    {
        var text = equation.Replace(" ", "", StringComparison.Ordinal);
        var arrow = text.IndexOf("->", StringComparison.Ordinal);
        var terms = (arrow < 0 ? text : text[..arrow]).Split(',');
        Errors.Check(
            terms.Length == operands.Length,
            $"einsum(): the number of operands ({operands.Length}) does not match the number of terms ({terms.Length}) in \"{equation}\"");
        var result = new EinsumLabels();
        var widest = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            var covered = operands[i].Rank - terms[i].Replace("...", "", StringComparison.Ordinal).Length;
            Errors.Check(
                terms[i].Contains("...", StringComparison.Ordinal) ? covered >= 0 : covered == 0,
                $"einsum(): the subscripts \"{terms[i]}\" do not match the number of dimensions of operand {i}: {Shapes.Text(operands[i].Sizes)}");
            widest = Math.Max(widest, covered);
        }
        for (var i = 0; i < terms.Length; i++)
        {
            result.Operands.Add(Read(terms[i], operands[i].Rank, widest));
        }
        result.Order.AddRange(arrow < 0 ? result.Implied(widest) : Read(text[(arrow + 2)..], -1, widest));
        result.OutputCount = result.Order.Count;
        result.Check(equation);
        foreach (var label in result.Operands.SelectMany(static labels => labels))
        {
            if (!result.Order.Contains(label))
            {
                result.Order.Add(label);
            }
        }
        foreach (var label in result.Order)
        {
            result.LastUse.Add(result.Operands.FindLastIndex(labels => labels.Contains(label)));
        }
        return result;
    }

    // Without an arrow: the ellipsis, then every letter that stands once, in alphabetical order.
    private IEnumerable<int> Implied(int widest)
    {
        for (var i = 0; i < widest; i++)
        {
            yield return Letters + i;
        }
        for (var label = 0; label < Letters; label++)
        {
            if (Operands.Sum(labels => labels.Count(own => own == label)) == 1)
            {
                yield return label;
            }
        }
    }

    private void Check(string equation)
    {
        for (var i = 0; i < OutputCount; i++)
        {
            var label = Order[i];
            Errors.Check(Order.IndexOf(label) == i, $"einsum(): output subscript {Name(label)} appears more than once in the output of \"{equation}\"");
            Errors.Check(
                label >= Letters || Operands.Exists(labels => labels.Contains(label)),
                $"einsum(): output subscript {Name(label)} does not appear in the equation for any input operand: \"{equation}\"");
        }
    }

    // A rank of −1: the output, whose ellipsis covers as many dimensions as any operand's.
    private static List<int> Read(string term, int rank, int widest)
    {
        var labels = new List<int>();
        for (var i = 0; i < term.Length; i++)
        {
            var c = term[i];
            if (c == '.')
            {
                Errors.Check(string.CompareOrdinal(term, i, "...", 0, 3) == 0, $"einsum(): found \'.\' in \"{term}\" that is not part of any ellipsis");
                var covered = rank < 0 ? widest : rank - (term.Length - 3);
                for (var k = widest - covered; k < widest; k++)
                {
                    labels.Add(Letters + k);
                }
                i += 2;
                continue;
            }
            Errors.Check(char.IsAsciiLetter(c), $"einsum(): invalid subscript given: '{c}', subscripts must be in [a-zA-Z]");
            labels.Add(char.IsAsciiLetterUpper(c) ? c - 'A' : c - 'a' + 26);
        }
        return labels;
    }
}
