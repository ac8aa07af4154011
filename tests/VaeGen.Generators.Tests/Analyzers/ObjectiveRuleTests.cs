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

    private static Task Verify(string marked, params string[] messages) => Analysis.VerifyAsync($"using VaeGen; {Body}{marked} internal partial class C;", messages);
}
