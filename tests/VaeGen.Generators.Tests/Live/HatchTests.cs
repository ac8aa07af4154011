namespace VaeGen.Generators.Tests;

/// <summary>Parts of a model that the user has written are called, and nothing is emitted in their place.</summary>
[Collection(LiveTests.Name)]
public sealed class HatchTests
{
    private const string Usual = "[Input(8, 8)] [Encoder(Layers = [32])] [Latent(Dim = 4)]";

    // Extra stays out of the terms of a model that has none
    private const string Terms = """
        public int Calls { get; private set; }

        public System.Collections.Generic.IReadOnlyDictionary<string, float> Terms(float[] samples, int batch)
        {
            using var frozen = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            torch.manual_seed(1);
            var x = Rows(samples, batch);
            object loss = Loss(forward(x), x);
            var terms = new System.Collections.Generic.Dictionary<string, float>();
            foreach (var property in loss.GetType().GetProperties())
            {
                terms[property.Name] = ((torch.Tensor)property.GetValue(loss)!).item<float>();
            }
            return terms;
        }

        """;

    [Fact]
    public void An_extra_loss_is_a_term_of_the_total_and_trains()
    {
        // pulls the mean code to 3: only this term can
        using var model = Create(Usual, "private torch.Tensor ExtraLoss(in Output output, torch.Tensor x) => 100 * (output.Mean - 3).pow(2).mean();");
        var data = Bars.Create(256);
        var before = model.Terms(data.Values, data.Count);
        Assert.Equal(before["Total"], before["Reconstruction"] + before["Kl"] + before["Extra"], 0.01);
        Assert.InRange(before["Extra"], 500, 1300);
        model.Train(data, new TrainingOptions { Epochs = 30, BatchSize = 32, LearningRate = 5e-3 });
        Assert.Equal(3, model.LatentMean(data).Values.Average(), 0.5);
    }

    [Fact]
    public void What_the_objective_adds_is_in_every_summary_by_name()
    {
        using var model = Create(
            Usual + " [KlWeight(2)] [DipPenalty(DipKind.I)] [Mmd(10)]", "private torch.Tensor ExtraLoss(in Output output, torch.Tensor x) => 3 * output.Mean.pow(2).mean();");
        var (data, progress) = (Bars.Create(100), new List<TrainingProgress>());
        var history = model.Train(data, new TrainingOptions { Epochs = 1, BatchSize = 32 }, validation: data, new Collector(progress));
        foreach (var summary in (LossSummary[])[model.Evaluate(data), history.Epochs[0].Train, history.Epochs[0].Validation!.Value, progress[2].Train])
        {
            Assert.Equal(["Dip", "Mmd", "Extra"], summary.Terms.Keys);
            Assert.All(summary.Terms.Values, value => Assert.NotEqual(0, value));
            Assert.Equal(
                summary.Loss,
                summary.Reconstruction + (2 * summary.Kl) + summary.Terms["Dip"] + (10 * summary.Terms["Mmd"]) + summary.Terms["Extra"],
                1e-4 * summary.Loss);
            Assert.Equal(summary.Elbo, -summary.Reconstruction - summary.Kl, 1e-9);
        }
    }

    [Fact]
    public void An_extra_loss_that_is_no_number_is_named()
    {
        using var model = Create(Usual, "private torch.Tensor ExtraLoss(in Output output, torch.Tensor x) => output.Mean.sum() * float.NaN;");
        Assert.Equal("Extra", Assert.Throws<NonFiniteLossException>(() => model.Train(Bars.Create(8))).Term);
    }

    [Fact]
    public void An_own_likelihood_takes_the_place_of_the_declared_one()
    {
        using var model = Create(Usual, "private static torch.Tensor LogProbability(torch.Tensor decoded, torch.Tensor x) => -7 * (x - decoded.sigmoid()).abs().sum(1);");
        var data = Bars.Create(64);
        using var usual = Create(Usual, "");
        var (own, declared) = (model.Terms(data.Values, data.Count), usual.Terms(data.Values, data.Count));
        Assert.Equal(own["Kl"], declared["Kl"]);
        Assert.InRange(own["Reconstruction"], (7 * 64 * 0.5f) - 30, (7 * 64 * 0.5f) + 30); // a fresh decoder says one half for every pixel, and is off by a half
        Assert.NotEqual(own["Reconstruction"], declared["Reconstruction"]);
        model.Train(data, new TrainingOptions { Epochs = 20, LearningRate = 5e-3 });
        Assert.True(model.Evaluate(data).Reconstruction < own["Reconstruction"] / 2);
    }

    [Fact]
    public void Own_bodies_take_the_place_of_the_layers_and_their_layers_are_trained_and_saved()
    {
        using var model = Create("[Input(8, 8)] [Encoder(Layers = [32])] [Decoder(Layers = [24])] [Latent(Dim = 4)]", """
            private TorchSharp.Modules.Conv2d look = null!;
            private TorchSharp.Modules.Linear widen = null!;

            private void CreateLayers(torch.Device? device)
            {
                register_module(nameof(look), look = torch.nn.Conv2d(1, 2, 4, stride: 2, padding: 1, device: device));
                register_module(nameof(widen), widen = torch.nn.Linear(4, 24, device: device));
            }

            private torch.Tensor EncoderBody(torch.Tensor x)
            {
                Calls++;
                return look.forward(x.reshape(-1, 1, 8, 8)).relu().flatten(1);
            }

            private torch.Tensor DecoderBody(torch.Tensor z) => widen.forward(z).tanh();
            """);
        var data = Bars.Create(128);
        var before = model.Evaluate(data);
        Assert.Equal(1, model.Calls);
        model.Train(data, new TrainingOptions { Epochs = 20, BatchSize = 32, LearningRate = 5e-3 });
        Assert.True(model.Evaluate(data).Loss < before.Loss - 1);

        using var file = new TemporaryFile();
        model.Save(file.Path);
        var names = ModelFile.Load(file.Path).Names;
        Assert.Contains("look.weight", names);
        Assert.Contains("widen.bias", names);
        Assert.DoesNotContain(names, name => name.StartsWith("encoder", StringComparison.Ordinal) || name.StartsWith("decoder", StringComparison.Ordinal));
        using var loaded = model.Reload(file.Path);
        Assert.Equal(model.Reconstruct(data).Values, loaded.Reconstruct(data).Values);
    }

    [Fact]
    public void A_hook_is_called_after_every_step_with_its_batch()
    {
        using var model = Create(Usual, """
            private void OnBatch(in Output output, in LossTerms loss)
            {
                if (output.Mean.shape[0] > 0 && loss.Total.item<float>() > 0)
                {
                    Calls++;
                }
            }
            """);
        model.Train(Bars.Create(100), new TrainingOptions { Epochs = 3, BatchSize = 32 });
        Assert.Equal(3 * 4, model.Calls);
    }

    private sealed class Collector(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }

    private static IHatchModel Create(string declaration, string members) => LiveModels.Create<IHatchModel>(declaration, Terms + members);
}
