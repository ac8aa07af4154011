using TorchSharp;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Comparisons with values that PyTorch 1.13.1 computed in single precision.</summary>
internal static class Expect
{
    /// <summary>Every element within a few roundings of what is expected.</summary>
    public static void Near(float[] expected, torch.Tensor actual, double tolerance = 2e-6)
    {
        using var dense = actual.detach().contiguous();
        var values = dense.data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - values[i]) <= tolerance * Math.Max(1e-3, Math.Abs(expected[i])),
                $"element {i} is {values[i]:g9}, expected {expected[i]:g9}");
        }
    }
}
