namespace VaeGen.Generators.Tests;

/// <summary>What posteriors, priors and the objective ask of each other.</summary>
public sealed class LatentRuleTests
{
    [Theory]
    [InlineData("Dim = 4, Components = {|VAE015:5|}", "Components has no effect on the prior N(0, I): expected Prior.Mixture, Prior.Vamp or no Components, found Components = 5")]
    [InlineData("Dim = 1, Posterior = {|VAE015:Posterior.FullCovariance|}", "Posterior has no effect on a latent space of 1 dimension: expected Dim = 2 or more or no Posterior, found Posterior = Posterior.FullCovariance")]
    [InlineData("Dim = 1, Posterior = {|VAE015:Posterior.InverseAutoregressive|}", "Posterior has no effect on a latent space of 1 dimension: expected Dim = 2 or more or no Posterior, found Posterior = Posterior.InverseAutoregressive")]
    [InlineData("Dim = 4, Flows = {|VAE015:2|}", "Flows has no effect on a Gaussian posterior: expected Posterior.Planar, Posterior.InverseAutoregressive or no Flows, found Flows = 2")]
    [InlineData("Dim = 4, Posterior = Posterior.FullCovariance, Flows = {|VAE015:0|}", "Flows has no effect on a Gaussian posterior: expected Posterior.Planar, Posterior.InverseAutoregressive or no Flows, found Flows = 0")]
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

    [Fact]
    public Task VAE047_on_free_bits_with_a_flow() => Verify(
        "Dim = 4, Posterior = Posterior.Planar",
        "[KlWeight(1, FreeBits = {|VAE047:0.5|})]",
        "Free bits belong to the KL divergence of each latent dimension: expected a Gaussian posterior and the prior StandardNormal, found the posterior Planar");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-4", "-4")]
    [InlineData("101", "101")]
    [InlineData("int.MaxValue", "2147483647")]
    public Task VAE045_on_a_flow_of_no_steps_or_too_many(string flows, string found) => Verify(
        $"Dim = 4, Posterior = Posterior.InverseAutoregressive, Flows = {{|VAE045:{flows}|}}", "", $"Flows is out of range: expected from 1 to 100, found {found}");

    [Theory]
    [InlineData("Posterior = Posterior.Planar, ", "", "a Gaussian posterior, whose density is known at any code", "Posterior.Planar")]
    [InlineData("Posterior = Posterior.InverseAutoregressive, ", "", "a Gaussian posterior, whose density is known at any code", "Posterior.InverseAutoregressive")]
    public Task VAE046_on_a_VampPrior_of_posteriors_that_cannot_be_mixed(string posterior, string more, string expected, string found) => Verify(
        $"Dim = 4, {posterior}Prior = {{|VAE046:Prior.Vamp|}}", more, $"A VampPrior mixes the posteriors of pseudo-inputs: expected {expected}, found {found}");

    [Fact]
    public Task VAE046_on_a_VampPrior_of_an_encoder_that_is_given_classes_one_by_one() => Analysis.VerifyAsync(
        """
        using VaeGen; using static TorchSharp.torch;
        [Input(28, 28)] [Encoder(Layers = [784])] [Latent(Dim = 4, Prior = {|VAE046:Prior.Vamp|})] [Condition(Classes = 10)]
        internal partial class C { private Tensor EncoderBody(Tensor x, Tensor labels) => x + labels.unsqueeze(1); }
        """,
        "A VampPrior mixes the posteriors of pseudo-inputs: expected an encoder of declared layers, since a pseudo-input belongs to several classes in part, found EncoderBody, which is given one class a sample");

    [Fact]
    public Task VAE046_on_a_VampPrior_after_batch_norm() => Analysis.VerifyAsync(
        "using VaeGen; [Input(28, 28)] [Encoder(Layers = [400], Norm = Norm.Batch)] [Latent(Dim = 4, Prior = {|VAE046:Prior.Vamp|})] internal partial class C;",
        "A VampPrior mixes the posteriors of pseudo-inputs: expected an encoder that takes every sample alone, since pseudo-inputs and samples are different batches, found Norm.Batch");

    [Theory]
    [InlineData("Dim = {|VAE011:100_000|}, Posterior = Posterior.FullCovariance", "numbers that describe a posterior", "4,999,950,000")]
    [InlineData("Dim = {|VAE011:int.MaxValue|}, Posterior = Posterior.FullCovariance", "numbers that describe a posterior", "2,305,843,005,992,468,481")]
    [InlineData("Dim = 20, Prior = Prior.Mixture, Components = {|VAE011:int.MaxValue|}", "numbers that describe the prior", "42,949,672,940")]
    [InlineData("Dim = 20, Prior = Prior.Vamp, Components = {|VAE011:10_000_000|}", "numbers that describe the prior", "7,840,000,000")]
    [InlineData("Dim = {|VAE011:int.MaxValue|}, Posterior = Posterior.Planar, Flows = 100", "numbers that describe a posterior", "429,496,729,500")]
    [InlineData("Dim = {|VAE011:int.MaxValue|}, Posterior = Posterior.InverseAutoregressive", "numbers that describe a posterior", "17,179,869,176")]
    public Task VAE011_on_distributions_that_fit_in_no_array(string latent, string what, string found) =>
        Verify(latent, "", $"'C' is too large: expected at most 2,147,483,647 {what}, found {found}");

    [Fact]
    public Task VAE011_counts_the_conditions_of_pseudo_inputs() => Verify(
        "Dim = 20, Prior = Prior.Vamp, Components = {|VAE011:10_000_000|}", "[Condition(Features = 16)]", "'C' is too large: expected at most 2,147,483,647 numbers that describe the prior, found 8,000,000,000");

    private static Task Verify(string latent, string more, params string[] messages) =>
        Analysis.VerifyAsync($"using VaeGen; [Input(28, 28)] [Encoder(Layers = [400])] [Latent({latent})] {more} internal partial class C;", messages);
}
