using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.init;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Fresh weights after torch.manual_seed: the same as PyTorch's, and as much taken from the stream.</summary>
[Collection(ProcessGenerator.Name)]
public sealed class InitTests
{
    public sealed record Case(string Name, long Seed, string Op, string[] Outs);

    private static readonly GoldenCases<Case> Cases = new("init", c => c.Name);

    public static TheoryData<string> Names => Cases.Names;

    private static readonly Dictionary<string, Func<Tensor[]>> Initialisers = new()
    {
        ["Linear(7, 5)"] = () => Parameters(Linear(7, 5)),
        ["Linear(1, 1)"] = () => Parameters(Linear(1, 1)),
        ["Linear(20, 40)"] = () => Parameters(Linear(20, 40)),
        ["Linear(7, 5, hasBias: false)"] = () => Parameters(Linear(7, 5, hasBias: false)),
        ["two Linears"] = () => [.. Parameters(Linear(5, 4)), .. Parameters(Linear(4, 3))],
        ["uniform_"] = () => [uniform_(zeros(5, 7))],
        ["uniform_(-2, 3)"] = () => [uniform_(zeros(5, 7), -2, 3)],
        ["normal_"] = () => [normal_(zeros(5, 7))],
        ["normal_(1, 0.5) of few"] = () => [normal_(zeros(3, 3), 1, 0.5)],
        ["constant_(0.25)"] = () => [constant_(zeros(3, 4), 0.25)],
        ["zeros_"] = () => [zeros_(ones(3, 4))],
        ["ones_"] = () => [ones_(zeros(3, 4))],
        ["eye_"] = () => [eye_(ones(3, 4))],
        ["xavier_uniform_"] = () => [xavier_uniform_(zeros(5, 7))],
        ["xavier_uniform_(2)"] = () => [xavier_uniform_(zeros(5, 7), 2)],
        ["xavier_normal_"] = () => [xavier_normal_(zeros(5, 7))],
        ["kaiming_uniform_"] = () => [kaiming_uniform_(zeros(5, 7))],
        ["kaiming_uniform_(a: sqrt(5))"] = () => [kaiming_uniform_(zeros(5, 7), Math.Sqrt(5))],
        ["kaiming_uniform_(fan out, relu)"] = () => [kaiming_uniform_(zeros(5, 7), 0, FanInOut.FanOut, NonlinearityType.ReLU)],
        ["kaiming_normal_"] = () => [kaiming_normal_(zeros(5, 7))],
        ["kaiming_normal_(fan out, relu)"] = () => [kaiming_normal_(zeros(5, 7), 0, FanInOut.FanOut, NonlinearityType.ReLU)],
    };

    [Theory, MemberData(nameof(Names))]
    public void Fresh_weights(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Cases[name];
        Assert.True(Initialisers.TryGetValue(golden.Op, out var initialise), $"init: '{golden.Op}' has golden cases, but no entry here.");
        manual_seed(golden.Seed);
        Tensor[] outs = [.. initialise(), rand(2)];
        Assert.True(golden.Outs.Length == outs.Length, $"init: {name}: {outs.Length - 1} tensors, PyTorch has {golden.Outs.Length - 1}.");
        for (var i = 0; i < outs.Length; i++)
        {
            // bounds computed in double and rounded, then u · (high − low) + low; normals as in RandomTests
            var tolerance = i == outs.Length - 1 ? Tolerance.Exact : new Tolerance(4, golden.Op.Contains("normal_", StringComparison.Ordinal) ? 6 : 1);
            GoldenCheck.Same($"init: {name}: tensor {i}", Cases.File[golden.Outs[i]], outs[i], tolerance);
        }
    }

    private static Tensor[] Parameters(TorchSharp.Modules.Linear layer) =>
        layer.bias is null ? [layer.weight] : [layer.weight, layer.bias];
}
