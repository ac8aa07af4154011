using System.Globalization;
using Theory;
using Theory.Figures;
using TorchSharp;
using VaeGen;

return Options.Run(args, Run);

static int Run(Options options)
{
    CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    try
    {
        Directory.CreateDirectory(options.Out);
        var data = Path.Combine(AppContext.BaseDirectory, "data");
        var digits = IdxDataset.Load(IdxDataset.Find(data, "t10k-images-idx3-ubyte"), IdxDataset.Find(data, "t10k-labels-idx1-ubyte"));
        var (train, heldOut) = ((ILabelledDataset)digits).Split(validationCount: 1000, seed: 0);

        Console.WriteLine("KL weight   reconstruction     KL   nats a held-out digit");
        using var autoencoder = Plane(() => new Autoencoder(), 0);
        using var light = Plane(() => new LightVae(), 0.1);
        using var vae = Plane(() => new PlaneVae(), 1);
        using var heavy = Plane(() => new HeavyVae(), 10);

        using var space = new SpaceVae();
        space.Fit(train, new TrainingOptions { Epochs = options.Epochs });
        using var holed = new SpaceAutoencoder();
        holed.Fit(train, new TrainingOptions { Epochs = options.Epochs });

        Save("spaces", SpacesFigure.Draw(autoencoder, vae));
        Save("points", PointsFigure.Draw(autoencoder, vae, ((PlaneVae)vae.Model).LatentLogVariance(heldOut)));
        Save("weights", WeightsFigure.Draw([autoencoder, light, vae, heavy]));
        var zero = Array.IndexOf(vae.Labels, 0);
        Save("reparameterisation", ReparameterisationFigure.Draw(heldOut.Slice(zero, 1), vae.Model.Decode(vae.Codes.Slice(zero, 1))));
        Save("ways", WaysFigure.Draw(holed, space, heldOut));
        Save("arithmetic", ArithmeticFigure.Draw(space, train, heldOut));
        return 0;

        TrainedPlane Plane(Func<ITheoryModel> create, double klWeight)
        {
            var trained = TrainedPlane.Train(create, klWeight, train, heldOut, options.Epochs);
            Console.WriteLine($"{klWeight,9:G2}{trained.HeldOut.Reconstruction,17:F1}{(klWeight > 0 ? $"{trained.HeldOut.Kl,7:F1}" : "      –")}");
            return trained;
        }
    }
    catch (Exception error) when (error is VaeGenException or IOException or UnauthorizedAccessException)
    {
        return Options.Fail(error.Message);
    }

    void Save(string name, Svg figure)
    {
        var path = Path.Combine(options.Out, $"{name}.svg");
        figure.Save(path);
        Console.WriteLine($"wrote {path}");
    }
}
