using System.Text;

namespace VaeGen.Generators.Tests;

/// <summary>What changed between two texts, line by line, for a failure message that can be read.</summary>
internal static class LineDiff
{
    private const int Context = 2;

    public static string Between(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var script = Script(before, after);
        var text = new StringBuilder();
        var lastShown = -1;
        for (var i = 0; i < script.Count; i++)
        {
            if (!IsNearChange(script, i))
            {
                continue;
            }

            if (i > lastShown + 1)
            {
                text.Append("  ...\n");
            }

            lastShown = i;
            text.Append(script[i].Mark).Append(' ').Append(script[i].Line.Replace("\r", "\\r", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }

    private static bool IsNearChange(List<(char Mark, string Line)> script, int index)
    {
        for (var i = Math.Max(0, index - Context); i <= Math.Min(script.Count - 1, index + Context); i++)
        {
            if (script[i].Mark != ' ')
            {
                return true;
            }
        }

        return false;
    }

    // the longest common subsequence, by the quadratic table: emitted files are a few hundred lines
    private static List<(char Mark, string Line)> Script(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var script = new List<(char Mark, string Line)>();
        for (int i = 0, j = 0; i < before.Length || j < after.Length;)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                script.Add((' ', before[i]));
                i++;
                j++;
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                script.Add(('-', before[i++]));
            }
            else
            {
                script.Add(('+', after[j++]));
            }
        }

        return script;
    }
}
