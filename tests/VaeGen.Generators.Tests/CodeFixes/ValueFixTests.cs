namespace VaeGen.Generators.Tests;

/// <summary>VAE008 to VAE018: what is offered where an attribute's value is wrong.</summary>
public sealed class ValueFixTests
{
    private const string Body = "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)] ";

    [Theory]
    [InlineData("[Input(28, -28)] [Encoder(Layers = [400])] [Latent(Dim = 20)]", "Set width to 28", "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)]")]
    [InlineData("[Input(28, 28)] [Encoder(Layers = [400, -20])] [Latent(Dim = 20)]", "Set layer 1 to 20", "[Input(28, 28)] [Encoder(Layers = [400, 20])] [Latent(Dim = 20)]")]
    [InlineData("[Input(28, 28)] [Encoder(Layers = new[] { -400 })] [Latent(Dim = 20)]", "Set layer 0 to 400", "[Input(28, 28)] [Encoder(Layers = new[] { 400 })] [Latent(Dim = 20)]")]
    [InlineData("[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = -20)]", "Set Dim to 20", "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)]")]
    [InlineData("[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 0)]", "Set Dim to 16", "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 16)]")]
    [InlineData("[Input(9)] [Encoder(Layers = [400])] [Latent]", "Set Dim to 4", "[Input(9)] [Encoder(Layers = [400])] [Latent(Dim = 4)]")]
    [InlineData("[Input(9)] [Encoder(Layers = [400])] [Latent()]", "Set Dim to 4", "[Input(9)] [Encoder(Layers = [400])] [Latent(Dim = 4)]")]
    public Task VAE008_drops_the_sign_or_gives_the_latent_space_its_dimensions(string before, string title, string after) =>
        Verify(before + " partial class C;", title, after + " partial class C;");

    [Theory]
    [InlineData("[Input(0, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)]")]
    [InlineData("[Input(int.MinValue, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)]")]
    [InlineData("[Input(28, 28)] [Encoder(Layers = [0])] [Latent(Dim = 20)]")]
    public async Task VAE008_offers_nothing_where_any_size_may_be_meant(string attributes) =>
        Assert.Empty(await Fixing.OfferedAsync(Fixing.Open($"using VaeGen; {attributes} partial class C;")));

    [Theory]
    [InlineData("[Encoder]", "Set Layers to [400]", "[Encoder(Layers = [400])]")]
    [InlineData("[Encoder(/* none yet */)]", "Set Layers to [400]", "[Encoder(Layers = [400]/* none yet */)]")]
    [InlineData("[Encoder(Dropout = 0.1)]", "Set Layers to [400]", "[Encoder(Layers = [400], Dropout = 0.1)]")]
    [InlineData("[Encoder(Layers = [])]", "Set Layers to [400]", "[Encoder(Layers = [400])]")]
    [InlineData("[Encoder(Layers = new int[0], Dropout = 0.1)]", "Set Layers to [400]", "[Encoder(Layers = [400], Dropout = 0.1)]")]
    [InlineData("[Encoder(Layers = [9, 4])] [Decoder(Layers = [])]", "Set Layers to [4, 9]", "[Encoder(Layers = [9, 4])] [Decoder(Layers = [4, 9])]")]
    public Task VAE009_gives_the_stack_layers(string before, string title, string after) =>
        Verify($"[Input(28, 28)] {before} [Latent(Dim = 20)] partial class C;", title, $"[Input(28, 28)] {after} [Latent(Dim = 20)] partial class C;");

    [Theory]
    [InlineData("28, 28", "784", "16")]
    [InlineData("20", "20", "10")]
    [InlineData("3", "4", "1")]
    public Task VAE010_makes_the_latent_space_smaller_than_the_sample(string input, string dim, string smaller) => Verify(
        $"[Input({input})] [Encoder(Layers = [400])] [Latent(Dim = {dim} /* all */)] partial class C;",
        $"Set Dim to {smaller}",
        $"[Input({input})] [Encoder(Layers = [400])] [Latent(Dim = {smaller} /* all */)] partial class C;");

    [Theory]
    [InlineData("[Decoder(Dropout = 1.5)]", "Set Dropout to 0", "[Decoder(Dropout = 0)]")]
    [InlineData("[Reconstruction(Likelihood.Gaussian, Variance = 0)]", "Set Variance to 1.0", "[Reconstruction(Likelihood.Gaussian, Variance = 1.0)]")]
    [InlineData("[KlWeight(-4.0)]", "Set the weight to 1.0", "[KlWeight(1.0)]")]
    [InlineData("[KlWeight(weight: double.NaN)]", "Set the weight to 1.0", "[KlWeight(weight: 1.0)]")]
    [InlineData("[Training(Epochs = 0)]", "Set Epochs to 10", "[Training(Epochs = 10)]")]
    [InlineData("[Training(BatchSize = -1, Seed = 3)]", "Set BatchSize to 128", "[Training(BatchSize = 128, Seed = 3)]")]
    [InlineData("[Training(LearningRate = 0)]", "Set LearningRate to 0.001", "[Training(LearningRate = 0.001)]")]
    [InlineData("[Training(WarmUpSteps = -500)]", "Set WarmUpSteps to 500", "[Training(WarmUpSteps = 500)]")]
    [InlineData("[Training(WeightDecay = -1)]", "Set WeightDecay to 0.01", "[Training(WeightDecay = 0.01)]")]
    [InlineData("[Training(AveragingDecay = 1)]", "Set AveragingDecay to 0.999", "[Training(AveragingDecay = 0.999)]")]
    [InlineData("[Training(TimeLimitMinutes = 0, Patience = 2)]", "Set TimeLimitMinutes to 60.0", "[Training(TimeLimitMinutes = 60.0, Patience = 2)]")]
    [InlineData("[Training(LearningRate = 3e-3, LearningRateSchedule = LearningRateSchedule.Cosine, FinalLearningRate = 1)]", "Set FinalLearningRate to 3E-05", "[Training(LearningRate = 3e-3, LearningRateSchedule = LearningRateSchedule.Cosine, FinalLearningRate = 3E-05)]")]
    [InlineData("[Training(LearningRateSchedule = LearningRateSchedule.Exponential)]", "Set FinalLearningRate to 1E-05", "[Training(FinalLearningRate = 1E-05, LearningRateSchedule = LearningRateSchedule.Exponential)]")]
    public Task VAE012_VAE014_VAE016_and_VAE018_write_the_default(string before, string title, string after) => Verify(Body + before + " partial class C;", title, Body + after + " partial class C;");

    [Fact]
    public async Task VAE012_on_the_encoder_has_no_encoder_to_mirror() => Assert.Equal(
        ["Set Dropout to 0"],
        (await Fixing.OfferedAsync(Fixing.Open("using VaeGen; [Input(28, 28)] [Encoder(Layers = [4], Dropout = 1)] [Latent(Dim = 20)] partial class C;"))).Select(fix => fix.Title));

    [Fact]
    public Task VAE012_of_a_decoder_gives_it_the_encoders() => Verify(
        "[Input(28, 28)] [Encoder(Layers = [4], Dropout = 0.25)] [Decoder(Dropout = 1)] [Latent(Dim = 20)] partial class C;",
        "Set Dropout to 0.25",
        "[Input(28, 28)] [Encoder(Layers = [4], Dropout = 0.25)] [Decoder(Dropout = 0.25)] [Latent(Dim = 20)] partial class C;");

    [Theory]
    [InlineData("[Reconstruction((Likelihood)(-1))]", "Use Likelihood.Gaussian", "[Reconstruction(Likelihood.Gaussian)]")]
    [InlineData("[Training(Optimizer = (Optimizer)3)]", "Use Optimizer.Adam", "[Training(Optimizer = Optimizer.Adam)]")]
    [InlineData("[Decoder(Activation = (Activation)42 /* ? */)]", "Use Activation.Softplus", "[Decoder(Activation = Activation.Softplus /* ? */)]")]
    public Task VAE013_offers_every_member(string before, string title, string after) => Verify(Body + before + " partial class C;", title, Body + after + " partial class C;");

    [Fact]
    public async Task VAE013_offers_the_default_first_and_the_names_that_are_in_scope() => Assert.Equal(
        ["Use VaeGen.Optimizer.Adam", "Use VaeGen.Optimizer.AdamW", "Use VaeGen.Optimizer.Sgd"],
        (await Fixing.OfferedAsync(Fixing.Open("[VaeGen.Input(28, 28)] [VaeGen.Encoder(Layers = [4])] [VaeGen.Latent(Dim = 20)] [VaeGen.Training(Optimizer = (VaeGen.Optimizer)3)] partial class C;"))).Select(fix => fix.Title));

    [Fact]
    public Task VAE015_removes_the_variance() => Verify(
        Body + "[Reconstruction(Likelihood.Bernoulli, Variance = 0.1)] partial class C;",
        "Remove 'Variance = 0.1'",
        Body + "[Reconstruction(Likelihood.Bernoulli)] partial class C;");

    [Fact]
    public Task VAE015_removes_the_final_rate() => Verify(
        Body + "[Training(Epochs = 3, FinalLearningRate = 1e-5)] partial class C;",
        "Remove 'FinalLearningRate = 1e-5'",
        Body + "[Training(Epochs = 3)] partial class C;");

    [Fact]
    public Task VAE015_keeps_the_comments_around_the_variance() => Verify(
        Body + "[Reconstruction(\n    Likelihood.Bernoulli, // pixels\n    Variance = 0.1)] partial class C;",
        "Remove 'Variance = 0.1'",
        Body + "[Reconstruction(\n    Likelihood.Bernoulli // pixels\n    )] partial class C;");

    [Theory]
    [InlineData("[KlWeight(0)]\npartial class C;", "Remove [KlWeight(0)]: the weight is then 1, the ELBO", "partial class C;")]
    [InlineData("\n[KlWeight(0)] // none\npartial class C;", "Remove [KlWeight(0)]: the weight is then 1, the ELBO", "\n// none\npartial class C;")]
    public Task VAE017_removes_the_weight(string before, string title, string after) => Verify("\n" + Body + before, title, "\n" + Body.TrimEnd() + (after.StartsWith('\n') ? " " : "\n") + after);

    [Fact]
    public async Task Fixes_of_one_kind_are_applied_to_a_whole_document_at_once() => Assert.Equal(
        $"using VaeGen; {Body}[Training(Epochs = 10, BatchSize = 128)] partial class A; {Body}[Training(LearningRate = 0.001)] partial class B;",
        await Fixing.ApplyAllAsync($"using VaeGen; {Body}[Training(Epochs = 0, BatchSize = 0)] partial class A; {Body}[Training(LearningRate = 0)] partial class B;", "Set Epochs to 10"));

    private static Task Verify(string before, string title, string after) => Fixing.VerifyAsync("using VaeGen; " + before, title, "using VaeGen; " + after);
}
