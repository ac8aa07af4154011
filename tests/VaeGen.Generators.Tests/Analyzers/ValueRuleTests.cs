namespace VaeGen.Generators.Tests;

/// <summary>VAE008 to VAE018: what the attributes may say. The squiggle is under the argument, or the element of it, that is wrong.</summary>
public sealed class ValueRuleTests
{
    private const string Body = "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)] ";

    [Theory]
    [InlineData("[Input({|VAE008:0|})]", "length", "0")]
    [InlineData("[Input({|VAE008:-5|}, 28)]", "height", "-5")]
    [InlineData("[Input(28, {|VAE008:1 - 1|})]", "width", "0")]
    [InlineData("[Input({|VAE008:0|}, 28, 28)]", "channels", "0")]
    [InlineData("[Input(width: {|VAE008:int.MinValue|}, height: 28)]", "width", "-2147483648")]
    public Task VAE008_on_a_side_of_the_sample(string input, string side, string found) => Verify(
        input + " [Encoder(Layers = [400])] [Latent(Dim = 20)] internal partial class C;",
        $"The sample's {side} must be positive: expected 1 or more, found {found}");

    [Theory]
    [InlineData("[Latent(Dim = {|VAE008:-1|})]", "-1")]
    [InlineData("[Latent(Dim = {|VAE008:0|})]", "0")]
    [InlineData("[{|VAE008:Latent|}]", "none")]
    [InlineData("[{|VAE008:Latent()|}]", "none")]
    public Task VAE008_on_the_latent_dimensions(string latent, string found) => Verify(
        "[Input(28, 28)] [Encoder(Layers = [400])] " + latent + " internal partial class C;",
        $"The latent space's Dim must be positive: expected 1 or more, found {found}");

    [Theory]
    [InlineData("[400, {|VAE008:0|}, 100]", 1, "0")]
    [InlineData("new[] { {|VAE008:-400|} }", 0, "-400")]
    [InlineData("new int[] { 1, 2, {|VAE008:3 - 4|} }", 2, "-1")]
    [InlineData("new int[2] { 1, {|VAE008:0|} }", 1, "0")]
    public Task VAE008_on_the_layer_that_has_no_units(string layers, int layer, string found) => Verify(
        $"[Input(28, 28)] [Encoder(Layers = {layers})] [Latent(Dim = 20)] internal partial class C;",
        $"[Encoder] layer {layer} must be positive: expected 1 or more, found {found}");

    [Fact]
    public Task VAE008_on_every_size_that_is_not_positive() => Verify(
        "[Input({|VAE008:0|}, {|VAE008:-1|})] [Encoder(Layers = [{|VAE008:-2|}])] [Decoder(Layers = [{|VAE008:-3|}])] [Latent(Dim = {|VAE008:-4|})] internal partial class C;",
        "The sample's height must be positive: expected 1 or more, found 0",
        "The sample's width must be positive: expected 1 or more, found -1",
        "[Encoder] layer 0 must be positive: expected 1 or more, found -2",
        "[Decoder] layer 0 must be positive: expected 1 or more, found -3",
        "The latent space's Dim must be positive: expected 1 or more, found -4");

    [Theory]
    [InlineData("[Encoder(Layers = {|VAE009:[]|})]", "Encoder", "an empty list")]
    [InlineData("[Encoder(Layers = {|VAE009:new int[0]|})]", "Encoder", "an empty list")]
    [InlineData("[Encoder(Layers = {|VAE009:new int[] { }|})]", "Encoder", "an empty list")]
    [InlineData("[{|VAE009:Encoder|}]", "Encoder", "no Layers")]
    [InlineData("[{|VAE009:Encoder(Dropout = 0.1)|}]", "Encoder", "no Layers")]
    [InlineData("[Encoder(Layers = [4])] [Decoder(Layers = {|VAE009:[]|})]", "Decoder", "an empty list")]
    public Task VAE009_on_a_stack_without_layers(string stacks, string attribute, string found) => Verify(
        "[Input(28, 28)] " + stacks + " [Latent(Dim = 20)] internal partial class C;",
        $"[{attribute}] must have a layer: expected its units, such as Layers = [400], found {found}");

    [Theory]
    [InlineData("20", "20", "20")]
    [InlineData("20", "21", "21")]
    [InlineData("2, 3, 2000", "12_000", "12,000")]
    public Task VAE010_on_a_latent_space_as_large_as_the_sample(string input, string dim, string found) => Verify(
        $"[Input({input})] [Encoder(Layers = [40])] [Latent(Dim = {{|VAE010:{dim}|}})] internal partial class C;",
        $"A latent space this large need not learn anything but to copy: expected fewer dimensions than a sample's {(input.Length > 2 ? "12,000" : "20")} values, found {found}");

    [Theory]
    [InlineData("[{|VAE011:Input(65536, 65536)|}] [Encoder(Layers = [400])]", "values in a sample", "4,294,967,296")]
    [InlineData("[{|VAE011:Input(int.MaxValue, int.MaxValue, int.MaxValue)|}] [Encoder(Layers = [400])]", "values in a sample", "9,903,520,300,447,984,150,353,281,023")]
    [InlineData("[Input(28, 28)] [Encoder(Layers = {|VAE011:[1_000_000, 1_000_000]|})]", "parameters", "2,001,632,000,824")]
    public Task VAE011_on_what_fits_in_no_array(string attributes, string what, string found) => Verify(
        attributes + " [Latent(Dim = 20)] internal partial class C;",
        $"'C' is too large: expected at most 2,147,483,647 {what}, found {found}");

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.0", "1")]
    [InlineData("-0.1", "-0.1")]
    [InlineData("20", "20")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("double.PositiveInfinity", "Infinity")]
    public Task VAE012_on_a_dropout_that_is_no_share(string dropout, string found) => Verify(
        $"[Input(28, 28)] [Encoder(Layers = [400], Dropout = {{|VAE012:{dropout}|}})] [Latent(Dim = 20)] [Decoder(Dropout = 0)] internal partial class C;",
        $"Dropout is the share of units dropped: expected at least 0 and less than 1, found {found}");

    [Fact]
    public Task A_dropout_that_is_no_share_is_reported_once_not_again_for_the_decoder_that_mirrors_it() => Verify(
        "[Input(28, 28)] [Encoder(Layers = [400], Dropout = {|VAE012:2|})] [Latent(Dim = 20)] [Decoder(Layers = [5])] internal partial class C;",
        "Dropout is the share of units dropped: expected at least 0 and less than 1, found 2");

    [Theory]
    [InlineData("[Decoder(Activation = {|VAE013:(Activation)42|})]", "Activation", "Relu, LeakyRelu, Elu, Gelu, Silu, Tanh, Sigmoid, Softplus", "42")]
    [InlineData("[Reconstruction({|VAE013:(Likelihood)(-1)|})]", "Likelihood", "Bernoulli, Gaussian, ContinuousBernoulli, Laplace, Categorical, DiscretizedLogisticMixture", "-1")]
    [InlineData("[Training(Optimizer = {|VAE013:(Optimizer)3|})]", "Optimizer", "Adam, AdamW, Sgd", "3")]
    [InlineData("[Training(LearningRateSchedule = {|VAE013:(LearningRateSchedule)4|})]", "LearningRateSchedule", "Constant, Linear, Cosine, Exponential", "4")]
    public Task VAE013_on_a_number_that_no_member_has(string attribute, string type, string defined, string found) => Verify(
        Body + attribute + " internal partial class C;",
        $"{type} must be one that is defined: expected {defined}, found {found}");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("1 / 0.0", "Infinity")]
    [InlineData("1e-31", "1E-31")]
    public Task VAE014_on_a_variance_that_nothing_can_be_divided_by(string variance, string found) => Verify(
        Body + $"[Reconstruction(Likelihood.Gaussian, Variance = {{|VAE014:{variance}|}})] internal partial class C;",
        $"A Gaussian likelihood divides by its variance: expected more than 0 and finite (1E-30 to 1E+30), found {found}");

    [Fact]
    public Task VAE015_on_a_variance_of_a_Bernoulli_likelihood() => Verify(
        Body + "[Reconstruction(Likelihood.Bernoulli, Variance = {|VAE015:0.1|})] internal partial class C;",
        "Variance has no effect on a Bernoulli likelihood: expected Likelihood.Gaussian or no Variance, found Variance = 0.1");

    [Theory]
    [InlineData("Likelihood.Gaussian, Learned = LearnedVariance.Shared, Variance = {|VAE015:0.1|}", "Variance has no effect on a Gaussian likelihood whose variance is learned: expected Learned = LearnedVariance.None or no Variance, found Variance = 0.1")]
    [InlineData("Likelihood.Laplace, Variance = {|VAE015:2|}", "Variance has no effect on a Laplace likelihood: expected Likelihood.Gaussian or no Variance, found Variance = 2")]
    [InlineData("Likelihood.Laplace, Learned = {|VAE015:LearnedVariance.PerElement|}", "Learned has no effect on a Laplace likelihood: expected Likelihood.Gaussian or no Learned, found Learned = LearnedVariance.PerElement")]
    [InlineData("Likelihood.Gaussian, Scale = {|VAE015:2|}", "Scale has no effect on a Gaussian likelihood: expected Likelihood.Laplace or no Scale, found Scale = 2")]
    [InlineData("Likelihood.Categorical, Components = {|VAE015:5|}", "Components has no effect on a Categorical likelihood: expected Likelihood.DiscretizedLogisticMixture or no Components, found Components = 5")]
    public Task VAE015_on_an_argument_of_another_likelihood(string arguments, string message) => Verify(
        Body + $"[Reconstruction({arguments})] internal partial class C;", message);

    [Fact]
    public Task VAE014_on_a_scale_that_nothing_can_be_divided_by() => Verify(
        Body + "[Reconstruction(Likelihood.Laplace, Scale = {|VAE014:0|})] internal partial class C;",
        "A Laplace likelihood divides by its scale: expected more than 0 and finite (1E-30 to 1E+30), found 0");

    [Fact]
    public Task VAE008_on_a_mixture_of_nothing() => Verify(
        Body + "[Reconstruction(Likelihood.DiscretizedLogisticMixture, Components = {|VAE008:0|})] internal partial class C;",
        "The mixture's Components must be positive: expected 1 or more, found 0");

    [Fact]
    public Task VAE035_on_a_mixture_over_two_channels() => Verify(
        "[Input(2, 8, 8)] [Encoder(Layers = [9])] [Latent(Dim = 2)] [Reconstruction({|VAE035:Likelihood.DiscretizedLogisticMixture|})] internal partial class C;",
        "A discretized logistic mixture describes grey or colour pixels: expected samples of 1 or 3 channels, found 2");

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("-1e-9", "-1E-09")]
    [InlineData("double.NaN", "NaN")]
    [InlineData("double.PositiveInfinity", "Infinity")]
    [InlineData("1e39", "1E+39")]
    public Task VAE016_on_a_weight_that_rewards_the_divergence(string weight, string found) => Verify(
        Body + $"[KlWeight({{|VAE016:{weight}|}})] internal partial class C;",
        $"The KL divergence is a penalty: expected a weight of 0 or more and finite, found {found}");

    [Theory]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("-0.0")]
    public Task VAE017_on_a_weight_of_zero(string weight) => Verify(
        Body + $"[KlWeight({{|VAE017:{weight}|}})] internal partial class C;",
        "Without a KL term this is a plain autoencoder, whose latent space has holes: expected a weight above 0 for samples drawn from it to mean anything, found 0");

    [Theory]
    [InlineData("Epochs = {|VAE018:0|}", "Epochs", "1 or more", "0")]
    [InlineData("BatchSize = {|VAE018:-128|}", "BatchSize", "1 or more", "-128")]
    [InlineData("LearningRate = {|VAE018:0|}", "LearningRate", "more than 0 and finite", "0")]
    [InlineData("LearningRate = {|VAE018:-0.001|}", "LearningRate", "more than 0 and finite", "-0.001")]
    [InlineData("LearningRate = {|VAE018:double.NaN|}", "LearningRate", "more than 0 and finite", "NaN")]
    [InlineData("LearningRateSchedule = LearningRateSchedule.Cosine, FinalLearningRate = {|VAE018:-1e-5|}", "FinalLearningRate", "0 or more and finite", "-1E-05")]
    [InlineData("FinalLearningRate = {|VAE018:double.NaN|}", "FinalLearningRate", "0 or more and finite", "NaN")]
    [InlineData("LearningRateSchedule = LearningRateSchedule.Linear, FinalLearningRate = {|VAE018:0.01|}", "FinalLearningRate", "at most 0.001, the LearningRate,", "0.01")]
    [InlineData("LearningRate = 0.5, LearningRateSchedule = LearningRateSchedule.Exponential, FinalLearningRate = {|VAE018:0|}", "FinalLearningRate", "more than 0 for an Exponential schedule", "0")]
    [InlineData("WarmUpSteps = {|VAE018:-500|}", "WarmUpSteps", "0 or more", "-500")]
    [InlineData("WeightDecay = {|VAE018:-0.01|}", "WeightDecay", "0 or more and finite", "-0.01")]
    [InlineData("WeightDecay = {|VAE018:1 / 0.0|}", "WeightDecay", "0 or more and finite", "Infinity")]
    [InlineData("MaximumGradientNorm = {|VAE018:-1|}", "MaximumGradientNorm", "0 or more and finite", "-1")]
    [InlineData("AveragingDecay = {|VAE018:1|}", "AveragingDecay", "at least 0 and less than 1", "1")]
    [InlineData("AveragingDecay = {|VAE018:-0.5|}", "AveragingDecay", "at least 0 and less than 1", "-0.5")]
    [InlineData("Patience = {|VAE018:-3|}", "Patience", "0 or more", "-3")]
    [InlineData("ValidateEverySteps = {|VAE018:-1|}", "ValidateEverySteps", "0 or more", "-1")]
    [InlineData("TimeLimitMinutes = {|VAE018:0|}", "TimeLimitMinutes", "1E-06 to 1E+10", "0")]
    [InlineData("TimeLimitMinutes = {|VAE018:1e11|}", "TimeLimitMinutes", "1E-06 to 1E+10", "100000000000")]
    [InlineData("TimeLimitMinutes = {|VAE018:double.NaN|}", "TimeLimitMinutes", "1E-06 to 1E+10", "NaN")]
    [InlineData("Rollbacks = {|VAE018:int.MinValue|}", "Rollbacks", "0 or more", "-2147483648")]
    public Task VAE018_on_a_training_option_out_of_range(string argument, string name, string expected, string found) => Verify(
        Body + $"[Training({argument})] internal partial class C;",
        $"{name} is out of range: expected {expected}, found {found}");

    [Fact]
    public Task VAE018_on_an_exponential_schedule_that_is_to_end_at_the_default_of_0() => Verify(
        Body + "[{|VAE018:Training(LearningRateSchedule = LearningRateSchedule.Exponential)|}] internal partial class C;",
        "FinalLearningRate is out of range: expected more than 0 for an Exponential schedule, found 0");

    [Theory]
    [InlineData("FinalLearningRate = {|VAE015:1e-5|}")]
    [InlineData("LearningRateSchedule = LearningRateSchedule.Constant, FinalLearningRate = {|VAE015:1e-5|}")]
    public Task VAE015_on_a_final_rate_of_a_rate_that_stays(string arguments) => Verify(
        Body + $"[Training({arguments})] internal partial class C;",
        "FinalLearningRate has no effect on a Constant schedule: expected another LearningRateSchedule or no FinalLearningRate, found FinalLearningRate = 1E-05");

    [Fact]
    public Task A_first_rate_out_of_range_is_reported_once_not_again_for_the_last() => Verify(
        Body + "[Training(LearningRate = {|VAE018:-1|}, LearningRateSchedule = LearningRateSchedule.Cosine, FinalLearningRate = 1e-5)] internal partial class C;",
        "LearningRate is out of range: expected more than 0 and finite, found -1");

    [Fact]
    public async Task Numbers_in_messages_do_not_depend_on_the_culture()
    {
        var marked = "using VaeGen; " + Body + "[KlWeight({|VAE016:-1.5|})] internal partial class C;";
        var tasks = new List<Task>();
        foreach (var culture in new[] { Cultures.German, Cultures.Swedish })
        {
            Cultures.Run(culture, () => tasks.Add(Analysis.VerifyAsync(marked, "The KL divergence is a penalty: expected a weight of 0 or more and finite, found -1.5")));
        }

        await Task.WhenAll(tasks);
    }

    [Theory]
    [InlineData("VAE010", "[Input(20)] [Encoder(Layers = [40])] [Latent(Dim = 20)]")]
    [InlineData("VAE017", Body + "[KlWeight(0)]")]
    public Task A_pragma_suppresses_a_warning(string id, string attributes) => Verify($"\n#pragma warning disable {id}\n{attributes} internal partial class C;\n#pragma warning restore {id}\n");

    [Fact]
    public Task A_pragma_suppresses_an_error_and_nothing_is_emitted_all_the_same() => Verify(
        "\n#pragma warning disable VAE016\n" + Body + "[KlWeight(-1)] internal partial class C;\n#pragma warning restore VAE016\n");

    [Theory]
    [InlineData("[Input(20)] [Encoder(Layers = [40])] [Latent(Dim = {|VAE010:20|})]", "A latent space this large need not learn anything but to copy: expected fewer dimensions than a sample's 20 values, found 20")]
    [InlineData(Body + "[KlWeight({|VAE017:0|})]", "Without a KL term this is a plain autoencoder, whose latent space has holes: expected a weight above 0 for samples drawn from it to mean anything, found 0")]
    [InlineData(Body + "[Reconstruction(Likelihood.Bernoulli, Variance = {|VAE015:1|})]", "Variance has no effect on a Bernoulli likelihood: expected Likelihood.Gaussian or no Variance, found Variance = 1")]
    public async Task A_declaration_with_a_warning_is_emitted_and_compiles(string attributes, string message)
    {
        var marked = "using VaeGen; " + attributes + " internal partial class C;";
        await Analysis.VerifyAsync(marked, message);
        Assert.Equal(Generation.FilesPerModel, Generation.Run(Markup.Parse(marked).Source).Files.Count);
    }

    private static Task Verify(string marked, params string[] messages) => Analysis.VerifyAsync("using VaeGen; " + marked, messages);
}
