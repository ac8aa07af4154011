using VaeGen;

namespace Theory.Figures;

/// <summary>What an encoder says of some digits: a point each, or a distribution each.</summary>
internal static class PointsFigure
{
    private const double Side = 392;
    private const int Shown = 200;

    /// <param name="autoencoder">Its codes are points.</param>
    /// <param name="vae">Its codes are the means of Gaussians.</param>
    /// <param name="logVariances">The logarithms of their variances, [digits, 2].</param>
    public static Svg Draw(TrainedPlane autoencoder, TrainedPlane vae, SampleSet logVariances)
    {
        var svg = new Svg(2 * Side + 24, Side + 30);
        var points = Plane.Around(autoencoder.Codes, 0, 28, Side);
        var areas = Plane.Around(vae.Codes, Side + 24, 28, Side);
        svg.Text(points.Left, 17, $"autoencoder: {Shown} digits, a point each", "big");
        svg.Text(areas.Left, 17, $"VAE: the same digits, μ ± 2σ each", "big");
        svg.Within(points.Left, points.Top, Side, () =>
        {
            for (var digit = 0; digit < Shown; digit++)
            {
                var (x, y) = points.At(autoencoder.Codes[digit][0], autoencoder.Codes[digit][1]);
                svg.Path($"M{Svg.Number(x)} {Svg.Number(y)}h0", $"dots c{autoencoder.Labels[digit]}");
            }
            svg.Box(0.5, 0.5, Side - 1, Side - 1, "frame");
        });
        svg.Within(areas.Left, areas.Top, Side, () =>
        {
            for (var digit = 0; digit < Shown; digit++)
            {
                var mean = vae.Codes[digit];
                var logVariance = logVariances[digit];
                var (x, y) = areas.At(mean[0], mean[1]);
                svg.Ellipse(x, y, areas.Length(2 * Math.Exp(0.5 * logVariance[0])), areas.Length(2 * Math.Exp(0.5 * logVariance[1])), $"area c{vae.Labels[digit]}");
            }
            svg.Box(0.5, 0.5, Side - 1, Side - 1, "frame");
        });
        return svg;
    }
}
