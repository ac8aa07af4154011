using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Autograd;

internal static partial class GradientTable
{
    /// <summary>One operation and inputs at which it is smooth.</summary>
    internal sealed record Case(string Name, Func<Tensor[], Tensor> Function, Input[] Inputs);

    private static Case One(string name, Input x, Func<Tensor, Tensor> function) => new(name, inputs => function(inputs[0]), [x]);

    private static Case Two(string name, Input x, Input y, Func<Tensor, Tensor, Tensor> function) =>
        new(name, inputs => function(inputs[0], inputs[1]), [x, y]);

    private static Case Three(string name, Input x, Input y, Input z, Func<Tensor, Tensor, Tensor, Tensor> function) =>
        new(name, inputs => function(inputs[0], inputs[1], inputs[2]), [x, y, z]);

    /// <summary>Cases whose gradient refuses to be differentiated again.</summary>
    private static IEnumerable<Case> Once(IEnumerable<Case> cases)
    {
        foreach (var once in cases)
        {
            OnceOnly.Add(once.Name);
            yield return once;
        }
    }
}
