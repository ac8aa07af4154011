using static TorchSharp.torch;

namespace VaeGen.Cpu.Picking;

/// <summary>A tensor used as an index, and the first dimension it picks from.</summary>
internal readonly record struct PickedDimension(int Dim, TensorImpl Index)
{
    /// <summary>A flag picks the one element of its dimension, or none.</summary>
    internal static PickedDimension Of(int dim, bool flag) => new(dim, Ops.Full([1], flag ? 1 : 0, ScalarType.Bool));
}
