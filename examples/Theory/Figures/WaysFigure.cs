using TorchSharp;
using VaeGen;

namespace Theory.Figures;

/// <summary>Straight ways from one digit to another, and draws from N(0, I), through the latent spaces of an autoencoder and of a VAE.</summary>
internal static class WaysFigure
{
    private const int Steps = 14, Ways = 3;
    private const double Width = 808, Row = Width / Steps, Block = 2 * Row + 44;

    public static Svg Draw(ITheoryModel autoencoder, ITheoryModel vae, ILabelledDataset heldOut)
    {
        var svg = new Svg(Width, (Ways + 1) * Block);
        var ends = SampleSet.Of(heldOut);
        var pairs = Enumerable.Range(0, heldOut.Count / 2).Select(pair => (First: 2 * pair, Second: 2 * pair + 1))
            .Where(pair => heldOut.Label(pair.First) != heldOut.Label(pair.Second)).Take(Ways);
        foreach (var (block, (first, second)) in pairs.Index())
        {
            Both(block, "", model => model.Interpolate(ends[first], ends[second], Steps));
        }
        Both(Ways, ", draws from N(0, I)", model =>
        {
            torch.manual_seed(1); // the same draws for both
            return model.Sample(Steps);
        });
        return svg;

        void Both(int block, string what, Func<ITheoryModel, SampleSet> draw)
        {
            foreach (var (line, (model, name)) in new[] { (autoencoder, "autoencoder"), (vae, "VAE") }.Index())
            {
                var top = block * Block + line * (Row + 20);
                svg.Text(0, top + 13, name + what, "soft");
                svg.Pictures(0, top + 18, Width, draw(model), Steps);
            }
        }
    }
}
