namespace VaeGen.Generators.Tests;

/// <summary>VAE022 to VAE030: what convolutions and norms may say. The squiggle is under the argument, or the element of it, that does not fit.</summary>
public sealed class ArchitectureRuleTests
{
    [Theory]
    [InlineData("[Encoder(Channels = {|VAE022:[32, 64]|})]")]
    [InlineData("[Encoder(Channels = {|VAE022:[32]|}, Layers = [10])]")]
    [InlineData("[Encoder(Layers = [10])] [Decoder(Channels = {|VAE022:new[] { 32 }|})]")]
    [InlineData("[Encoder(Channels = {|VAE022:[32]|}, Layers = [10])] [Decoder(Layers = [5])]")]
    public Task VAE022_on_convolutions_over_a_vector(string stacks) => Verify(
        "784", stacks, "Convolutions go over an image: expected [Input(H, W)] or [Input(C, H, W)], found [Input(784)]");

    [Theory]
    [InlineData("[Encoder(Layers = [10], Kernel = {|VAE023:3|})]", "Kernel", "Encoder", "no Channels")]
    [InlineData("[Encoder(Layers = [10], Stride = {|VAE023:2|})]", "Stride", "Encoder", "no Channels")]
    [InlineData("[Encoder(Layers = [10], Padding = {|VAE023:0|})]", "Padding", "Encoder", "no Channels")]
    [InlineData("[Encoder(Layers = [10], Channels = [], Blocks = {|VAE023:0|})]", "Blocks", "Encoder", "an empty list")]
    [InlineData("[Encoder(Layers = [10])] [Decoder(Kernel = {|VAE023:3|})]", "Kernel", "Decoder", "no Channels")]
    [InlineData("[Encoder(Channels = [8], Layers = [10])] [Decoder(Channels = [], Stride = {|VAE023:3|})]", "Stride", "Decoder", "an empty list")]
    public Task VAE023_on_an_argument_of_convolutions_that_are_not_there(string stacks, string argument, string attribute, string found) => Verify(
        "28, 28", stacks, $"{argument} describes convolutions, and [{attribute}] has none: expected Channels = [32, 64] or the like, found {found}");

    [Theory]
    [InlineData("Channels = [8, {|VAE008:0|}]", "stage 1", "0")]
    [InlineData("Channels = [{|VAE008:-8|}]", "stage 0", "-8")]
    [InlineData("Channels = [8], Kernel = {|VAE008:0|}", "Kernel", "0")]
    [InlineData("Channels = [8], Kernel = {|VAE008:-3|}, Padding = 5", "Kernel", "-3")]
    [InlineData("Channels = [8], Stride = {|VAE008:0|}", "Stride", "0")]
    public Task VAE008_on_a_number_of_a_convolution_that_is_not_positive(string arguments, string what, string found) => Verify(
        "28, 28", $"[Encoder({arguments})]", $"[Encoder] {what} must be positive: expected 1 or more, found {found}");

    [Theory]
    [InlineData("[Encoder(Channels = [8], Padding = {|VAE024:-1|})]", "3", "-1")]
    [InlineData("[Encoder(Channels = [8], Padding = {|VAE024:4|})]", "3", "4")]
    [InlineData("[Encoder(Channels = [8], Kernel = 1, Stride = 1, Padding = {|VAE024:1|})]", "0", "1")]
    [InlineData("[Encoder(Channels = [8], Kernel = 3)] [Decoder(Padding = {|VAE024:3|})]", "2", "3")]
    public Task VAE024_on_a_padding_as_wide_as_the_kernel(string stacks, string most, string found) => Verify(
        "28, 28", stacks, $"A window must not lie in the padding alone: expected a Padding from 0 to {most}, less than the kernel, found {found}");

    [Theory]
    [InlineData("[Encoder(Channels = [8], Blocks = {|VAE025:-1|})]", "-1")]
    [InlineData("[Encoder(Channels = [8], Blocks = {|VAE025:int.MaxValue|})]", "2147483647")]
    [InlineData("[Encoder(Channels = [8])] [Decoder(Blocks = {|VAE025:101|})]", "101")]
    public Task VAE025_on_a_number_of_blocks_that_cannot_be(string stacks, string found) => Verify(
        "28, 28", stacks, $"Blocks counts the residual blocks of a stage: expected 0 to 100, found {found}");

    [Theory]
    [InlineData("28, 28", "[Encoder(Channels = [8, 16, 32, 64, {|VAE026:128|}])]", 4, 4, 1, "[64, 2, 2]", "[64, 1, 1]")]
    [InlineData("28, 28", "[Encoder(Channels = [8], Kernel = {|VAE026:29|}, Padding = 0)]", 0, 29, 0, "[1, 29, 29]", "[1, 28, 28]")]
    [InlineData("28, 28", "[Encoder(Channels = [8, {|VAE026:16|}], Kernel = 28, Padding = 0)]", 1, 28, 0, "[8, 28, 28]", "[8, 1, 1]")]
    [InlineData("3, 1, 40", "[Encoder(Channels = [{|VAE026:8|}])]", 0, 4, 1, "[3, 2, 40]", "[3, 1, 40]")]
    [InlineData("3, 40, 5", "[Encoder(Channels = [8, {|VAE026:16|}], Kernel = 5, Padding = 0)]", 1, 5, 0, "[8, 18, 5]", "[8, 18, 1]")]
    public Task VAE026_on_the_stage_whose_map_is_too_small(string input, string stacks, int stage, int kernel, int padding, string expected, string found) => Verify(
        input, stacks, $"[Encoder] stage {stage} slides a {kernel}×{kernel} kernel over a map padded with {padding}: expected {expected} or larger, found {found}");

    [Theory]
    [InlineData("[Decoder(Channels = [{|VAE027:128|}, 64, 32, 16, 8])]", 0, 4, 1, "[64, 1, 1]", "[64, 2, 2]")]
    [InlineData("[Decoder(Kernel = {|VAE027:31|}, Padding = 1)]", 1, 31, 1, "[1, 28, 28]", "[1, 29, 29]")]
    [InlineData("[Decoder(Kernel = {|VAE027:21|}, Padding = 0)]", 0, 21, 0, "[8, 4, 4]", "[8, 21, 21]")]
    public Task VAE027_on_a_decoder_that_cannot_end_at_the_samples_size(string decoder, int stage, int kernel, int padding, string expected, string found) => Verify(
        "28, 28",
        "[Encoder(Channels = [8, 16])] " + decoder,
        $"[Decoder] stage {stage} puts out more than the way to the sample has room for, with a {kernel}×{kernel} kernel and a padding of {padding}: expected {expected}, found {found} or larger");

    [Theory]
    [InlineData("[Encoder(Layers = [400, {|VAE028:37|}], Norm = Norm.Group)]", "Group", "[Encoder] layer 1", "37")]
    [InlineData("[Encoder(Layers = [{|VAE028:4|}], Norm = Norm.Group)]", "Group", "[Encoder] layer 0", "4")]
    [InlineData("[Encoder(Channels = [{|VAE028:6|}, 16], Norm = Norm.Group)]", "Group", "[Encoder] stage 0", "6 channels of 14×14")]
    [InlineData("[Encoder(Layers = [37, 8])] [Decoder(Norm = {|VAE028:Norm.Group|})]", "Group", "[Decoder] layer 1", "37")]
    [InlineData("[Encoder(Channels = [16], Norm = Norm.Group)] [Decoder(Channels = [16, {|VAE028:3|}])]", "Group", "[Decoder] stage 1", "3 channels of 14×14")]
    [InlineData("[Encoder(Channels = [16], Norm = Norm.Group)] [Decoder(Channels = [{|VAE028:7|}, 16])]", "Group", "[Decoder] stage 0", "7 channels of 7×7")]
    [InlineData("[Encoder(Layers = [8, {|VAE028:1|}], Norm = Norm.Layer)]", "Layer", "[Encoder] layer 1", "1")]
    public Task VAE028_on_sizes_that_a_norm_cannot_be_taken_over(string stacks, string norm, string where, string found) => Verify(
        "28, 28", stacks, $"Norm.{norm} cannot normalise {where}: expected {(norm == "Group" ? "a number that splits into equal groups of 4 or more" : "2 values or more")}, found {found}");

    [Theory]
    [InlineData("[Encoder(Channels = [8], Kernel = 2, Stride = {|VAE029:3|})]", 2, 3)]
    [InlineData("[Encoder(Channels = [8], Kernel = {|VAE029:1|})]", 1, 2)]
    [InlineData("[Encoder(Channels = [8])] [Decoder(Stride = {|VAE029:5|})]", 4, 5)]
    public Task VAE029_on_a_stride_that_leaves_pixels_out(string stacks, int kernel, int stride) => Verify(
        "28, 28", stacks, $"A {kernel}×{kernel} kernel leaves pixels out between its windows: expected a Stride of at most {kernel}, found {stride}");

    [Theory]
    [InlineData("[Encoder(Layers = [40], Norm = Norm.Batch)]")]
    [InlineData("[Encoder(Channels = [8])] [Decoder(Norm = Norm.Batch)]")]
    public Task VAE030_on_batch_norm_over_one_sample(string stacks) => Verify(
        "28, 28", stacks + " [Training(BatchSize = {|VAE030:1|})]", "Batch norm takes the variance over a batch: expected a BatchSize of 2 or more, found 1");

    [Theory]
    [InlineData("28, 28", "[Encoder(Channels = [8, {|VAE011:2_000_000_000|}], Layers = [2])]", "values in the map of [Encoder] stage 1", "98,000,000,000")]
    [InlineData("28, 28", "[Encoder(Channels = [8])] [Decoder(Channels = [{|VAE011:2_000_000_000|}])]", "values in the map of [Decoder] stage 0", "392,000,000,000")]
    [InlineData("28, 28", "[Encoder(Channels = {|VAE011:[40_000, 40_000]|}, Layers = [2])] [Decoder(Channels = [], Layers = [2])]", "parameters", "25,604,642,372")]
    [InlineData("28, 28", "[Encoder(Channels = {|VAE011:[1]|}, Kernel = int.MaxValue)]", "parameters", "9,223,372,028,264,842,596")]
    public Task VAE011_on_convolutions_that_fit_in_no_array(string input, string stacks, string what, string found) => Verify(
        input, stacks, $"'C' is too large: expected at most 2,147,483,647 {what}, found {found}");

    [Fact]
    public Task VAE009_on_a_dense_decoder_without_layers() => Verify(
        "28, 28",
        "[Encoder(Channels = [8])] [{|VAE009:Decoder(Channels = [])|}]",
        "[Decoder] must have a layer: expected its units, such as Layers = [400], found no Layers");

    private static Task Verify(string input, string stacks, params string[] messages) => Analysis.VerifyAsync(Declared(input, stacks), messages);

    private static string Declared(string input, string stacks) => $"using VaeGen; [Input({input})] {stacks} [Latent(Dim = 2)] internal partial class C;";
}
