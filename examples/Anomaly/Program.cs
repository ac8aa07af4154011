using System.Globalization;
using UnusualGround;
using TorchSharp;
using VaeGen;

return Options.Run(args, Run);

static int Run(Options options)
{
    CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
    try
    {
        Directory.CreateDirectory(options.Out);
        var data = GroundData.Load(Path.Combine(AppContext.BaseDirectory, "data", "landsat.csv"), options.Seed);
        Console.WriteLine($"{data.Train.Count:N0} places of usual ground to learn from; {data.HeldOut.Count:N0} more and {data.Unusual.Count:N0} of other ground to tell apart.");

        torch.manual_seed(options.Seed);
        using var model = new GroundVae();
        var history = model.Fit(data.Train, new TrainingOptions { Epochs = options.Epochs, Seed = options.Seed }, data.HeldOut);
        var last = history.Epochs[^1];
        Console.WriteLine($"{history.Epochs.Count} epochs in {last.Elapsed.TotalSeconds:F1} s; ELBO {last.Train.Elbo:F2} nats a row, of those held out {last.Validation!.Value.Elbo:F2}.");

        // the rarer a row is where all is usual, the more likely it is something else
        var scores = data.Scores(rows => Array.ConvertAll(model.LogLikelihoods(rows, options.Draws), logLikelihood => -logLikelihood));
        Console.WriteLine("score                                       AUROC   AUPRC   found, where 5 % of the usual are taken for others");
        Report($"−log p(x) by {options.Draws} draws", scores, data);
        foreach (var (components, share, found) in Baseline.Of(data.Train))
        {
            Report($"{components} principal components, {share:P0}", data.Scores(found.ReconstructionErrors), data);
        }

        string[] files = [.. from name in new[] { "ground.safetensors", "ground.schema.json", "scores.csv", "report.html" } select Path.Combine(options.Out, name)];
        model.Save(files[0]);
        data.Train.Schema.Save(files[1]); // new rows must become values as these did
        File.WriteAllLines(files[2], ["unusual,score", .. scores.Zip(data.AreUnusual, (score, isUnusual) => $"{(isUnusual ? 1 : 0)},{score:F4}")]);
        model.WriteReport(files[3], SampleSet.Of(data.HeldOut, data.Unusual), history, new ReportOptions
        {
            Title = "Unusual ground",
            Text = "Places of ground as a satellite sees them. The model has learned from usual ones only; here are others, usual and unusual.",
            Labels = [.. data.AreUnusual.Select(isUnusual => isUnusual ? 1 : 0)],
            LabelNames = ["usual", "unusual"],
            ValueNames = data.Train.Schema.Columns,
            Measures = [new("AUROC", AnomalyScores.AreaUnderRoc(scores, data.AreUnusual), "", $"Of −log p(x) by {options.Draws} draws, usual from unusual.")],
        });
        foreach (var file in files)
        {
            Console.WriteLine($"wrote {file}");
        }
        return 0;
    }
    catch (Exception error) when (error is VaeGenException or IOException or UnauthorizedAccessException)
    {
        return Options.Fail(error.Message);
    }
}

static void Report(string name, double[] scores, GroundData data)
{
    var (roc, precision) = (AnomalyScores.AreaUnderRoc(scores, data.AreUnusual), AnomalyScores.AveragePrecision(scores, data.AreUnusual));
    var point = AnomalyScores.AtFalsePositiveRate(scores, data.AreUnusual, 0.05);
    Console.WriteLine($"{name,-42}{roc,7:F3}{precision,8:F3}{point.TruePositiveRate,8:P0}");
}
