using TorchSharp;

namespace Theory.Figures;

/// <summary>The same network with a larger and larger weight of the KL divergence: its map, and draws from N(0, I).</summary>
internal static class WeightsFigure
{
    private const double Side = 194, Gap = 11;
    private const int Drawn = 7;

    public static Svg Draw(IReadOnlyList<TrainedPlane> models)
    {
        var svg = new Svg(models.Count * (Side + Gap) - Gap, 2 * Side + 74);
        foreach (var (column, trained) in models.Index())
        {
            var left = column * (Side + Gap);
            svg.Text(left, 17, $"β = {trained.KlWeight:0.##}", "big");
            Plane.Around(trained.Codes, left, 26, Side).DrawMap(svg, trained);
            svg.Text(left, Side + 42, $"reconstruction {trained.HeldOut.Reconstruction:F0} nats", "soft");
            svg.Text(left, Side + 58, trained.KlWeight > 0 ? $"KL {trained.HeldOut.Kl:F1} nats" : "KL does not count", "soft");
            torch.manual_seed(1); // the same draws for all
            svg.Pictures(left, Side + 68, Side, trained.Model.Sample(Drawn * Drawn), Drawn);
        }
        return svg;
    }
}
