namespace VaeGen.Generators.Tests;

/// <summary>What [Condition] and the user's own parts of a model are told when they do not fit.</summary>
public sealed class ConditionRuleTests
{
    private const string Body = "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)] ";

    [Theory]
    [InlineData("[{|VAE060:Condition|}]", "neither")]
    [InlineData("[{|VAE060:Condition()|}]", "neither")]
    [InlineData("[Condition(Classes = 10, Features = {|VAE060:3|})]", "both")]
    public Task VAE060_on_a_condition_of_no_kind_or_of_two(string attribute, string found) => Verify(
        Body + attribute + " internal partial class C;",
        $"[Condition] says what is known of a sample: expected either Classes or Features, found {found}");

    [Theory]
    [InlineData("Classes", "0")]
    [InlineData("Features", "-3")]
    public Task VAE008_on_a_condition_of_nothing(string word, string size) => Verify(
        Body + $"[Condition({word} = {{|VAE008:{size}|}})] internal partial class C;",
        $"The condition's {word} must be positive: expected 1 or more, found {size}");

    [Theory]
    [InlineData("Tensor {|VAE061:EncoderBody|}(Tensor a, Tensor b) => a;", "Tensor EncoderBody(Tensor)", "Tensor EncoderBody(Tensor, Tensor)")]
    [InlineData("void {|VAE061:DecoderBody|}(Tensor z) { }", "Tensor DecoderBody(Tensor)", "void DecoderBody(Tensor)")]
    [InlineData("Tensor {|VAE061:LogProbability|}(Tensor a) => a;", "Tensor LogProbability(Tensor, Tensor)", "Tensor LogProbability(Tensor)")]
    [InlineData("Tensor {|VAE061:ExtraLoss|}(ref Tensor x) => x;", "Tensor ExtraLoss(Output, Tensor)", "Tensor ExtraLoss(ref Tensor)")]
    [InlineData("int {|VAE061:OnBatch|}(int a) => a;", "void OnBatch(Output, LossTerms)", "int OnBatch(int)")]
    [InlineData("void {|VAE061:CreateLayers|}() { }", "void CreateLayers(Device)", "void CreateLayers()")]
    public Task VAE061_on_a_part_that_cannot_be_called(string method, string expected, string found) => Analysis.VerifyAsync(
        $"using VaeGen; using static TorchSharp.torch; {Body} internal partial class C {{ private {method} }}",
        $"The emitted code calls '{expected.Split(' ', '(')[1]}' when a model has it: expected '{expected}', found '{found}'");

    private static Task Verify(string marked, params string[] messages) => Analysis.VerifyAsync("using VaeGen; " + marked, messages);
}
