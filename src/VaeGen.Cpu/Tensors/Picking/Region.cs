namespace VaeGen.Cpu.Picking;

/// <summary>
/// A rectangular, perhaps strided part of a tensor, independent of the tensor's own strides.
/// </summary>
/// <param name="SourceSizes">Sizes of the whole.</param>
/// <param name="Starts">Where the part begins along each dimension of the whole.</param>
/// <param name="Sizes">Sizes of the part.</param>
/// <param name="Axes">For each dimension of the part, the dimension of the whole that it walks along, or −1 for a new one, and the step.</param>
internal sealed record Region(long[] SourceSizes, long[] Starts, long[] Sizes, (int Dim, long Step)[] Axes)
{
    internal long[] StridesIn(long[] strides) => Array.ConvertAll(Axes, axis => axis.Dim < 0 ? 0 : strides[axis.Dim] * axis.Step);

    internal long OffsetIn(long[] strides)
    {
        var offset = 0L;
        for (var i = 0; i < Starts.Length; i++)
        {
            offset += Starts[i] * strides[i];
        }
        return offset;
    }
}
