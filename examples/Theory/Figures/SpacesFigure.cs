namespace Theory.Figures;

/// <summary>The latent spaces of an autoencoder and of a VAE: where the held-out digits are, and what is decoded of every place.</summary>
internal static class SpacesFigure
{
    private const double Side = 392;

    public static Svg Draw(TrainedPlane autoencoder, TrainedPlane vae)
    {
        var svg = new Svg(2 * Side + 24, 2 * Side + 78);
        foreach (var (column, (trained, name)) in new[] { (autoencoder, "autoencoder"), (vae, "VAE") }.Index())
        {
            var left = column * (Side + 24);
            var map = Plane.Around(trained.Codes, left, 28, Side);
            svg.Text(left, 17, name, "big");
            for (var digit = 0; digit < 10; digit++)
            {
                svg.Text(left + Side - 14 * (10 - digit), 17, $"{digit}", $"big t{digit}");
            }
            map.DrawMap(svg, trained);
            svg.Text(left, Side + 48, $"the same square, decoded; its side is {2 * map.Half:F0}", "soft");
            (map with { Top = Side + 58 }).DrawDecoded(svg, trained.Model, cells: 16);
        }
        return svg;
    }
}
