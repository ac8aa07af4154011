namespace VaeGen.Generators.Tests;

/// <summary>VAE008 and VAE023 to VAE030: what is offered where a convolution's argument is wrong.</summary>
public sealed class ArchitectureFixTests
{
    [Theory]
    [InlineData("[Encoder(Layers = [10], Stride = 2)]", "Remove 'Stride = 2'", "[Encoder(Layers = [10])]")]
    [InlineData("[Encoder(Channels = [8], Kernel = -3)]", "Set Kernel to 3", "[Encoder(Channels = [8], Kernel = 3)]")]
    [InlineData("[Encoder(Channels = [8, -16])]", "Set stage 1 to 16", "[Encoder(Channels = [8, 16])]")]
    [InlineData("[Encoder(Channels = [8], Kernel = 5, Padding = 9)]", "Set Padding to 2", "[Encoder(Channels = [8], Kernel = 5, Padding = 2)]")]
    [InlineData("[Encoder(Channels = [8], Blocks = -2)]", "Set Blocks to 2", "[Encoder(Channels = [8], Blocks = 2)]")]
    [InlineData("[Encoder(Channels = [8], Stride = 5)]", "Set Stride to 4", "[Encoder(Channels = [8], Stride = 4)]")]
    [InlineData("[Encoder(Channels = [8], Kernel = 1)]", "Set Kernel to 2", "[Encoder(Channels = [8], Kernel = 2)]")]
    [InlineData("[Encoder(Layers = [10], Norm = Norm.Batch)] [Training(BatchSize = 1)]", "Set BatchSize to 128", "[Encoder(Layers = [10], Norm = Norm.Batch)] [Training(BatchSize = 128)]")]
    [InlineData("[Encoder(Channels = [8])] [Decoder(Channels = [8, 8, 8, 8, 8])]", "Mirror the encoder: remove [Decoder]", "[Encoder(Channels = [8])]")]
    public Task Writes_what_fits(string before, string title, string after) =>
        Fixing.VerifyAsync(Declared(before), title, Declared(after));

    [Theory]
    [InlineData("[Encoder(Channels = [8], Blocks = 1000)]")]
    [InlineData("[Encoder(Channels = [8, 8, 8, 8, 8])]")]
    [InlineData("[Encoder(Layers = [37], Norm = Norm.Group)]")]
    public async Task Offers_nothing_where_it_takes_a_person_to_decide(string stacks) =>
        Assert.Empty(await Fixing.OfferedAsync(Fixing.Open(Declared(stacks))));

    private static string Declared(string stacks) => $"using VaeGen; [Input(28, 28)] {stacks} [Latent(Dim = 2)] partial class C;";
}
