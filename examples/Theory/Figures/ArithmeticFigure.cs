using VaeGen;

namespace Theory.Figures;

/// <summary>Digits that lean more and more: the direction in which digits lean is added to their codes.</summary>
internal static class ArithmeticFigure
{
    private const int Shown = 7;
    private const int Steps = 7;
    private const double Width = 560, Row = Width / Steps;

    public static Svg Draw(SpaceVae model, ILabelledDataset train, IDataset heldOut)
    {
        // as many of each digit lean far to the right as lean little, so that leaning is all they differ in
        var slants = Slants(train);
        List<int> leaning = [], upright = [];
        foreach (var digit in Enumerable.Range(0, train.Count).GroupBy(train.Label))
        {
            var ordered = digit.OrderBy(index => slants[index]).ToArray();
            upright.AddRange(ordered[..(ordered.Length / 4)]);
            leaning.AddRange(ordered[^(ordered.Length / 4)..]);
        }
        var concept = model.Concept(Choose(train, leaning), Choose(train, upright));

        var svg = new Svg(Width, Shown * Row + 24);
        var strengths = Enumerable.Range(0, Steps).Select(step => -1.5 + 0.5 * step).ToArray();
        for (var step = 0; step < Steps; step++)
        {
            var leaned = model.Apply(heldOut.Take(Shown), concept, strengths[step]);
            Console.WriteLine($"code {(strengths[step] < 0 ? '−' : '+')} {Math.Abs(strengths[step]):F1} · leaning: slant {Slants(model.Apply(heldOut, concept, strengths[step])).Average(),5:F2}");
            svg.Text((step + 0.5) * Row, 14, strengths[step] == 0 ? "0" : $"{strengths[step]:+0.##;−0.##}", "soft middle");
            svg.Pictures(step * Row, 20, Row, leaned, columns: 1);
        }
        return svg;
    }

    private static SampleSet Choose(IDataset data, IEnumerable<int> indices) => SampleSet.Of([.. indices.Select(index => data.Slice(index, 1))]);

    // pixels to the right for each pixel up, by the picture's second moments
    private static double[] Slants(IDataset pictures)
    {
        var (height, width) = (pictures.Shape[0], pictures.Shape[1]);
        var picture = new float[height * width];
        return [.. Enumerable.Range(0, pictures.Count).Select(index =>
        {
            pictures.Read(index, picture);
            var (mass, sumX, sumY, sumXY, sumYY) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var pixel = 0; pixel < picture.Length; pixel++)
            {
                var (ink, x, up) = ((double)picture[pixel], pixel % width, height - pixel / width);
                mass += ink;
                sumX += ink * x;
                sumY += ink * up;
                sumXY += ink * x * up;
                sumYY += ink * up * up;
            }
            return (mass * sumXY - sumX * sumY) / Math.Max(1e-9, mass * sumYY - sumY * sumY);
        })];
    }
}
