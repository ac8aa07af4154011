using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Autograd;

internal static partial class GradientTable
{
    /// <summary>One operation and inputs at which it is smooth.</summary>
    internal sealed record Case(string Name, Func<Tensor[], Tensor> Function, Input[] Inputs);

    private static Case One(string name, Input x, Func<Tensor, Tensor> function) => new(name, inputs => function(inputs[0]), [x]);

    private static Case Two(string name, Input x, Input y, Func<Tensor, Tensor, Tensor> function) =>
        new(name, inputs => function(inputs[0], inputs[1]), [x, y]);
}
