namespace VaeGen.Generators.Tests;

/// <summary>VAE052 to VAE059, and the other rules where they concern the objective: what training minimises, and what of it goes together.</summary>
public sealed class ObjectiveRuleTests
{
    private const string Body = "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)] ";

    [Theory]
    [InlineData("KlWeight(1, FreeBits = {|VAE052:-0.5|})", "FreeBits", "more than 0 and finite", "-0.5")]
    [InlineData("KlWeight(1, FreeBits = {|VAE052:0|})", "FreeBits", "more than 0 and finite", "0")]
    [InlineData("KlWeight(1, FreeBits = {|VAE052:double.NaN|})", "FreeBits", "more than 0 and finite", "NaN")]
    [InlineData("KlWeight(1, Capacity = {|VAE052:double.PositiveInfinity|}, Epochs = 1)", "Capacity", "more than 0 and finite", "Infinity")]
    [InlineData("KlWeight(1, Schedule = KlSchedule.Linear, Epochs = {|VAE052:0|})", "Epochs", "1 or more", "0")]
    [InlineData("KlWeight(1, Schedule = KlSchedule.Cosine, Steps = {|VAE052:-5|})", "Steps", "1 or more", "-5")]
    [InlineData("KlWeight(1, Schedule = KlSchedule.Cyclical, Epochs = 4, Ramp = {|VAE052:0|})", "Ramp", "more than 0 and at most 1", "0")]
    [InlineData("KlWeight(1, Schedule = KlSchedule.Cyclical, Epochs = 4, Ramp = {|VAE052:1.5|})", "Ramp", "more than 0 and at most 1", "1.5")]
    [InlineData("KlWeight(1, Schedule = KlSchedule.Cyclical, Epochs = 4, Ramp = {|VAE052:double.NaN|})", "Ramp", "more than 0 and at most 1", "NaN")]
    [InlineData("TotalCorrelation({|VAE052:-1|})", "the weight", "0 or more and finite", "-1")]
    [InlineData("TotalCorrelation(1, MutualInformation = {|VAE052:double.NaN|})", "MutualInformation", "0 or more and finite", "NaN")]
    [InlineData("TotalCorrelation(1, DimensionKl = {|VAE052:1e300|})", "DimensionKl", "0 or more and finite", "1E+300")]
    [InlineData("DipPenalty(DipKind.I, OffDiagonal = {|VAE052:-2|})", "OffDiagonal", "0 or more and finite", "-2")]
    [InlineData("DipPenalty(DipKind.I, Diagonal = {|VAE052:double.PositiveInfinity|})", "Diagonal", "0 or more and finite", "Infinity")]
    [InlineData("Mmd({|VAE052:0|})", "the weight", "more than 0 and finite", "0")]
    [InlineData("Mmd(weight: {|VAE052:-10|})", "the weight", "more than 0 and finite", "-10")]
    [InlineData("Mmd(10, Scale = {|VAE052:0|})", "Scale", "more than 0 and finite (1E-12 to 1E+12)", "0")]
    [InlineData("Mmd(10, Scale = {|VAE052:double.Epsilon|})", "Scale", "more than 0 and finite (1E-12 to 1E+12)", "5E-324")]
    [InlineData("ImportanceWeighted({|VAE052:0|})", "the draws", "1 or more", "0")]
    [InlineData("ImportanceWeighted(draws: {|VAE052:-5|}, DoublyReparameterized = true)", "the draws", "1 or more", "-5")]
    public Task VAE052_on_an_argument_out_of_its_range(string attribute, string argument, string expected, string found) => Verify(
        $"[{attribute}]",
        $"{argument} is out of range: expected {expected}, found {found}");

    [Theory]
    [InlineData("{|VAE053:KlWeight(1, Schedule = KlSchedule.Sigmoid)|}", "a Sigmoid schedule")]
    [InlineData("{|VAE053:KlWeight(1, Schedule = KlSchedule.Cyclical, Ramp = 0.25)|}", "a Cyclical schedule")]
    [InlineData("{|VAE053:KlWeight(1, Capacity = 25)|}", "a capacity")]
    public Task VAE053_on_a_schedule_or_a_capacity_without_a_time(string attribute, string found) => Verify(
        $"[{attribute}]",
        $"The KL term changes while the model trains: expected Epochs or Steps beside {found}, found neither");

    [Theory]
    [InlineData("KlWeight(1, Schedule = KlSchedule.Linear, Steps = {|VAE054:9|}, Epochs = 2)", "Epochs and Steps exclude each other, since they are one time in two units")]
    [InlineData("KlWeight(1, Capacity = {|VAE054:9|}, FreeBits = 2, Epochs = 2)", "FreeBits and Capacity exclude each other, since the one ignores a small KL divergence, the other asks for a certain one")]
    [InlineData("KlWeight(1, Capacity = 9, Epochs = 2, Schedule = {|VAE054:KlSchedule.Linear|})", "Capacity and Schedule exclude each other, since a capacity grows in a straight line while its weight stays")]
    public Task VAE054_on_the_second_of_two_arguments(string attribute, string message) => Verify($"[{attribute}]", $"{message}: expected one of them, found both");

    [Theory]
    [InlineData("KlWeight(1, Ramp = {|VAE015:0.5|})", "Ramp", "a Constant schedule", "KlSchedule.Cyclical", "0.5")]
    [InlineData("KlWeight(1, Schedule = KlSchedule.Linear, Epochs = 2, Ramp = {|VAE015:0.5|})", "Ramp", "a Linear schedule", "KlSchedule.Cyclical", "0.5")]
    [InlineData("KlWeight(1, Epochs = {|VAE015:3|})", "Epochs", "a Constant schedule", "another schedule, or a Capacity,", "3")]
    [InlineData("KlWeight(1, FreeBits = 1, Steps = {|VAE015:3|})", "Steps", "a Constant schedule", "another schedule, or a Capacity,", "3")]
    [InlineData("KlWeight({|VAE017:0|}, FreeBits = {|VAE015:1|})", "FreeBits", "a KL weight of 0", "a weight above 0", "1")]
    [InlineData("KlWeight({|VAE017:0|}, Schedule = {|VAE015:KlSchedule.Linear|})", "Schedule", "a KL weight of 0", "a weight above 0", "KlSchedule.Linear")]
    public Task VAE015_on_an_argument_of_the_KL_term_without_effect(string attribute, string argument, string on, string expected, string found) => Verify(
        $"[{attribute}]",
        [
            .. attribute.Contains("VAE017", StringComparison.Ordinal)
                ? ["Without a KL term this is a plain autoencoder, whose latent space has holes: expected a weight above 0 for samples drawn from it to mean anything, found 0"]
                : Array.Empty<string>(),
            $"{argument} has no effect on {on}: expected {expected} or no {argument}, found {argument} = {found}",
        ]);

    [Fact]
    public Task VAE013_on_a_schedule_that_is_not_defined() => Verify(
        "[KlWeight(1, Schedule = {|VAE013:(KlSchedule)9|})]",
        "KlSchedule must be one that is defined: expected Constant, Linear, Cosine, Sigmoid, Cyclical, found 9");

    [Theory]
    [InlineData("TotalCorrelation(1, Estimator = {|VAE013:(TcEstimator)2|})", "TcEstimator", "Weighted, Stratified", "2")]
    [InlineData("DipPenalty({|VAE013:(DipKind)2|})", "DipKind", "I, II", "2")]
    [InlineData("Mmd(1, Kernel = {|VAE013:(MmdKernel)(-1)|})", "MmdKernel", "InverseMultiquadratic, Gaussian", "-1")]
    public Task VAE013_on_a_kind_that_is_not_defined(string attribute, string type, string expected, string found) => Verify(
        $"[{attribute}]",
        $"{type} must be one that is defined: expected {expected}, found {found}");

    [Theory]
    [InlineData("{|VAE055:KlWeight(1)|}")]
    [InlineData("{|VAE055:KlWeight(0)|}")]
    [InlineData("{|VAE055:KlWeight(4, Schedule = KlSchedule.Linear, Epochs = 3)|}")]
    public Task VAE055_on_a_weight_of_what_is_weighed_in_parts(string weight) => Verify(
        $"[TotalCorrelation(6)] [{weight}]",
        "[TotalCorrelation] weighs each part of the KL divergence: expected no [KlWeight] beside it, found one");

    [Theory]
    [InlineData("[KlWeight(0)]")]
    [InlineData("[KlWeight(0)] [Mmd(10)]")]
    public Task VAE056_on_a_DIP_penalty_of_a_deterministic_encoder(string others) => Verify(
        others + " [{|VAE056:DipPenalty(DipKind.I)|}]",
        "[DipPenalty] shapes posteriors that a KL term keeps from becoming points: expected a KL weight above 0 beside it, found 0");

    [Theory]
    [InlineData("Posterior = Posterior.FullCovariance", "TotalCorrelation(6)", "TotalCorrelation", "Posterior.Diagonal", "Posterior.FullCovariance")]
    [InlineData("Posterior = Posterior.InverseAutoregressive", "TotalCorrelation(6)", "TotalCorrelation", "Posterior.Diagonal", "Posterior.InverseAutoregressive")]
    [InlineData("Posterior = Posterior.Planar", "DipPenalty(DipKind.I)", "DipPenalty", "Posterior.Diagonal", "Posterior.Planar")]
    [InlineData("Prior = Prior.Mixture", "TotalCorrelation(6)", "TotalCorrelation", "Prior.StandardNormal", "Prior.Mixture")]
    [InlineData("Posterior = Posterior.FullCovariance", "DipPenalty(DipKind.II)", "DipPenalty", "Posterior.Diagonal", "Posterior.FullCovariance")]
    public Task VAE057_on_a_term_of_single_dimensions_where_they_depend_on_each_other(string latent, string attribute, string word, string expected, string found) => Analysis.VerifyAsync(
        $"using VaeGen; [Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20, {latent})] [{{|VAE057:{attribute}|}}] internal partial class C;",
        $"[{word}] looks at the latent dimensions one by one: expected {expected}, found {found}");

    [Theory]
    [InlineData("Posterior = {|VAE015:Posterior.FullCovariance|}", "Posterior", "Posterior.FullCovariance")]
    [InlineData("Prior = {|VAE015:Prior.Mixture|}", "Prior", "Prior.Mixture")]
    public Task VAE015_on_distributions_that_a_Wasserstein_autoencoder_does_not_have(string latent, string argument, string found) => Analysis.VerifyAsync(
        $"using VaeGen; [Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20, {latent})] [KlWeight(0)] [Mmd(10)] internal partial class C;",
        $"{argument} has no effect on a Wasserstein autoencoder: expected a KL weight above 0 or no {argument}, found {argument} = {found}");

    [Theory]
    [InlineData("KlWeight", "KlWeight(2)")]
    [InlineData("KlWeight", "KlWeight(0)")]
    [InlineData("KlWeight", "KlWeight(1, FreeBits = 0.5)")]
    [InlineData("KlWeight", "KlWeight(1, Capacity = 5, Epochs = 2)")]
    [InlineData("KlWeight", "KlWeight(1, Schedule = KlSchedule.Linear, Epochs = 2)")]
    [InlineData("TotalCorrelation", "TotalCorrelation(6)")]
    [InlineData("DipPenalty", "DipPenalty(DipKind.I)")]
    [InlineData("Mmd", "Mmd(10)")]
    public Task VAE058_on_what_the_importance_weighted_bound_has_no_place_for(string word, string attribute) => Verify(
        $"[ImportanceWeighted(5)] [{{|VAE058:{attribute}|}}]",
        $"[ImportanceWeighted] maximises one bound on log p(x), which has no KL term and no place for a penalty: expected no [{word}] beside it, found one");

    [Theory]
    [InlineData("Planar")]
    [InlineData("InverseAutoregressive")]
    public Task VAE059_on_the_doubly_reparameterised_gradient_of_a_flow(string flow) => Analysis.VerifyAsync(
        $"using VaeGen; [Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20, Posterior = Posterior.{flow})] [ImportanceWeighted(5, DoublyReparameterized = {{|VAE059:true|}})] internal partial class C;",
        $"DoublyReparameterized asks for log q(z|x) with its parameters held still: expected Posterior.Diagonal or Posterior.FullCovariance, found Posterior.{flow}");

    private static Task Verify(string marked, params string[] messages) => Analysis.VerifyAsync($"using VaeGen; {Body}{marked} internal partial class C;", messages);
}
