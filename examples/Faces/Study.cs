using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Faces.Reading;
using TorchSharp;
using VaeGen;

namespace Faces;

/// <summary>The whole program: trains the models one after the other, compares them, and calculates with the first.</summary>
internal sealed class Study(Options options, Report report)
{
    private const int ShownSamples = 60;
    private const int JudgedSamples = 1000;
    private const int Triples = 1000;
    private const int MeasuredFaces = 5000;

    private readonly Pictures pictures = new(options.Out);

    public void Run(CancellationToken stop)
    {
        var time = Stopwatch.StartNew();
        Directory.CreateDirectory(options.Out);
        var faces = FaceData.Load(options.Data, options.Faces);
        report.Line("faces", string.Create(CultureInfo.InvariantCulture, $"{faces.Train.Count:N0} faces to learn from, {faces.HeldOut.Count:N0} held out."),
            ("train", faces.Train.Count), ("heldOut", faces.HeldOut.Count));
        pictures.Save("data", SampleSet.Of(faces.Train.Take(Math.Min(96, faces.Train.Count))), columns: 12);

        // what is known only of drawn faces is left out with photographs
        using var reader = faces.AreKnown ? Teach(stop) : null;

        var models = new List<IFaceModel>();
        try
        {
            foreach (var model in FaceModels.All)
            {
                var (trained, history) = Train(model, faces, stop);
                models.Add(trained);
                Compare(model, trained, faces.HeldOut, reader);
                if (models.Count == 1)
                {
                    LookInto(trained, faces, reader); // it is what one waits for
                    trained.WriteReport(Path.Combine(options.Out, "report.html"), faces.HeldOut, history, new ReportOptions
                    {
                        Title = $"Faces: {model.Description}",
                        LabelNames = faces.AreKnown ? FaceDataset.LabelNames : null,
                    });
                }
            }
            var columns = Math.Min(12, faces.HeldOut.Count);
            pictures.Save("reconstructions", Pictures.Reconstructions(faces.HeldOut, models, columns), columns);
        }
        finally
        {
            models.ForEach(model => model.Dispose());
        }
        report.Line("done", string.Create(CultureInfo.InvariantCulture, $"{time.Elapsed.TotalSeconds:F0} s; the pictures and the model are in {options.Out}"),
            ("seconds", time.Elapsed.TotalSeconds), ("files", new JsonArray([.. pictures.Files.Select(file => JsonValue.Create(file))])));
    }

    private FactorReader Teach(CancellationToken stop)
    {
        var reader = FactorReader.Teach(options.ReaderSteps, stop);
        ReaderAccuracy.Tell(reader, report);
        return reader;
    }

    private (IFaceModel Trained, TrainingHistory History) Train(FaceModel model, FaceData faces, CancellationToken stop)
    {
        torch.manual_seed(options.Seed ?? model.Settings.Seed);
        var made = model.Create();
        var history = made.Fit(faces.Train, new TrainingOptions
        {
            Epochs = options.Epochs,
            Seed = options.Seed,
            Checkpoints = options.Resume ? new CheckpointOptions(Path.Combine(options.Out, "checkpoints", model.Name)) { Resume = true } : null,
        }, faces.HeldOut, report.Training(model), stop);
        return (made, history);
    }

    // sharp or blurred: what is left of a face; holed or regular: how many draws from N(0, I) are faces
    private void Compare(FaceModel model, IFaceModel trained, IDataset heldOut, FactorReader? reader)
    {
        var error = Sharpness.Error(heldOut, trained.Reconstruct(heldOut));
        torch.manual_seed(options.Seed ?? model.Settings.Seed);
        var samples = trained.Sample(JudgedSamples);
        pictures.Save($"samples-{model.Name}", SampleSet.Of(samples.Take(ShownSamples)), columns: 12);
        var share = reader?.Read(samples).Average(reading => reading.IsFace ? 1.0 : 0.0);
        report.Line("model", string.Create(CultureInfo.InvariantCulture,
            $"{model.Description}: reconstructions are off by {error:F4} a value{(share is { } known ? string.Create(CultureInfo.InvariantCulture, $"; {known:P1} of {JudgedSamples:N0} draws from N(0, I) are faces") : "")}"),
            ("model", model.Name), ("error", error), ("faces", share));
    }

    private void LookInto(IFaceModel model, FaceData faces, FactorReader? reader)
    {
        pictures.Save("interpolations", Pictures.Interpolations(model, faces.HeldOut, pairs: 4, steps: 12), columns: 12);
        pictures.Save("traversals", Pictures.Traversals(model, faces.HeldOut, rows: 16, steps: 12), columns: 12);
        model.Save(Path.Combine(options.Out, "faces.safetensors"));
        if (reader is null)
        {
            return;
        }
        var concepts = Concepts.Find(model);
        Concepts.Save(concepts, Path.Combine(options.Out, "concepts.json"));
        pictures.Save("concepts", Pictures.Steps(model, faces.HeldOut, concepts.Values), columns: 9);

        var arithmetic = new Arithmetic(Triples);
        var (codes, pixels) = (arithmetic.WithCodes(model), arithmetic.WithPixels());
        pictures.Save("arithmetic", arithmetic.Rows(codes, pixels, rows: 12), columns: 10);
        var (success, baseline) = (Arithmetic.Success(reader, codes), Arithmetic.Success(reader, pixels));
        report.Line("arithmetic", string.Create(CultureInfo.InvariantCulture,
            $"man with glasses − man + woman is a woman with glasses: {success:P1} of {Triples:N0} with codes, {baseline:P1} with pixels"),
            ("codes", success), ("pixels", baseline), ("triples", Triples));

        LatentMeasures.Tell(model, new FaceDataset(FaceData.MeasuredSeed, MeasuredFaces), report);
    }
}
