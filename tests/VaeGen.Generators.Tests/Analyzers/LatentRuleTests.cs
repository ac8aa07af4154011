namespace VaeGen.Generators.Tests;

/// <summary>What posteriors, priors and the objective ask of each other.</summary>
public sealed class LatentRuleTests
{
    [Theory]
    [InlineData("Dim = 4, Components = {|VAE015:5|}", "Components has no effect on the prior N(0, I): expected Prior.Mixture or no Components, found Components = 5")]
    [InlineData("Dim = 1, Posterior = {|VAE015:Posterior.FullCovariance|}", "Posterior has no effect on a latent space of 1 dimension: expected Dim = 2 or more or no Posterior, found Posterior = Posterior.FullCovariance")]
    public Task VAE015_on_an_argument_of_another_prior_or_posterior(string latent, string message) => Verify(latent, "", message);

    [Fact]
    public Task VAE015_on_the_distributions_of_a_plain_autoencoder() => Verify(
        "Dim = 4, Posterior = {|VAE015:Posterior.FullCovariance|}, Prior = {|VAE015:Prior.Mixture|}",
        "[KlWeight({|VAE017:0|})]",
        "Posterior has no effect on a plain autoencoder: expected a KL weight above 0 or no Posterior, found Posterior = Posterior.FullCovariance",
        "Prior has no effect on a plain autoencoder: expected a KL weight above 0 or no Prior, found Prior = Prior.Mixture",
        "Without a KL term this is a plain autoencoder, whose latent space has holes: expected a weight above 0 for samples drawn from it to mean anything, found 0");

    [Fact]
    public Task VAE008_on_a_prior_of_nothing() => Verify(
        "Dim = 4, Prior = Prior.Mixture, Components = {|VAE008:-3|}",
        "",
        "The prior's Components must be positive: expected 1 or more, found -3");

    [Fact]
    public Task VAE047_on_free_bits_with_a_prior_that_ties_the_dimensions_together() => Verify(
        "Dim = 4, Posterior = Posterior.FullCovariance, Prior = Prior.Mixture",
        "[KlWeight(1, FreeBits = {|VAE047:0.5|})]",
        "Free bits belong to the KL divergence of each latent dimension: expected a Gaussian posterior and the prior StandardNormal, found the prior Mixture");

    [Theory]
    [InlineData("Dim = {|VAE011:100_000|}, Posterior = Posterior.FullCovariance", "covariances of latent dimensions", "4,999,950,000")]
    [InlineData("Dim = {|VAE011:int.MaxValue|}, Posterior = Posterior.FullCovariance", "covariances of latent dimensions", "2,305,843,005,992,468,481")]
    [InlineData("Dim = 20, Prior = Prior.Mixture, Components = {|VAE011:int.MaxValue|}", "means in the prior", "42,949,672,940")]
    public Task VAE011_on_distributions_that_fit_in_no_array(string latent, string what, string found) =>
        Verify(latent, "", $"'C' is too large: expected at most 2,147,483,647 {what}, found {found}");

    private static Task Verify(string latent, string more, params string[] messages) =>
        Analysis.VerifyAsync($"using VaeGen; [Input(28, 28)] [Encoder(Layers = [400])] [Latent({latent})] {more} internal partial class C;", messages);
}
