namespace VaeGen;

/// <summary>Samples that are no pictures, as lines over their values: a table's columns, or a signal's points in time.</summary>
internal sealed class LineView(int sampleSize, float lowest, float highest, IReadOnlyList<string>? names) : SampleView
{
    private const double Width = 330, Height = 170;
    private const int MostPoints = 240;
    private const int MostNames = 40;

    private int charts;

    public override string Note => names is null || names.Count > MostNames ? "" : $" Values: {string.Join(", ", names.Select((name, index) => $"{index + 1} {name}"))}.";

    public override string WalkNote => " Lines from pale to strong.";

    public override void Gallery(HtmlWriter html, SampleSet samples, string text)
    {
        const int InOne = 16;
        using (html.Open("div", ("class", "plots")))
        {
            for (var first = 0; first < samples.Count; first += InOne)
            {
                var count = Math.Min(InOne, samples.Count - first);
                Plot(html, text, Enumerable.Range(first, count).Select(index => ("line faint", samples[index].ToArray())), samples.Values);
            }
        }
    }

    public override void Pairs(HtmlWriter html, SampleSet originals, SampleSet reconstructed, Func<int, string> name)
    {
        using (html.Open("div", ("class", "plots")))
        {
            for (var index = 0; index < originals.Count; index++)
            {
                using (html.Open("div"))
                {
                    html.Text("p", name(index), ("class", "row"));
                    Plot(html, $"{name(index)}: as it was, and reconstructed", [("line train", originals[index].ToArray()), ("line validation dashed", reconstructed[index].ToArray())], reconstructed.Values);
                }
            }
        }
        using (html.Open("p", ("class", "key")))
        {
            html.Text("span", "as it was", ("class", "train"));
            html.Text(", ");
            html.Text("span", "reconstructed", ("class", "validation"));
            html.Text(" (dashed)");
        }
    }

    public override void Walk(HtmlWriter html, SampleSet steps, string text) => Plot(
        html,
        $"{text}; lines from pale to strong",
        Enumerable.Range(0, steps.Count).Select(step => ($"line ramp{8 * step / Math.Max(1, steps.Count - 1)}", steps[step].ToArray())),
        steps.Values);

    private void Plot(HtmlWriter html, string text, IEnumerable<(string Style, float[] Values)> lines, float[] all)
    {
        var together = (sampleSize - 1) / MostPoints + 1;
        var x = new Scale(1, Math.Max(2, sampleSize), 42, Width - 8);
        var y = Scale.Around(Math.Min(lowest, all.Min()), Math.Max(highest, all.Max()), Height - 36, 10);
        charts++;
        using var frame = new ChartFrame(html, new ChartText($"lines{charts}", text, "A line over the values of each sample.", "value"), x, y, (Width, Height), wholeNumbers: true, yTicks: 4);
        foreach (var (style, values) in lines)
        {
            // of a long line, the means of as many values in a row as it takes
            frame.Curve(style, values.Chunk(together).Select((chunk, index) => (index * together + (chunk.Length + 1) / 2.0, (double)chunk.Average())));
        }
    }
}
