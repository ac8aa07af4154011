namespace VaeGen.Cpu.Kernels.Norms;

/// <summary>
/// A contiguous tensor of <paramref name="Batch"/> × <paramref name="Channels"/> planes of <paramref name="Length"/> elements each, and which planes share
/// a statistic: with <paramref name="Groups"/> 0 those of a channel across the batch (batch norm), else those of a group of channels of one sample (group norm).
/// </summary>
/// <remarks>A batch of single values per channel is read by columns; each column then counts as one plane.</remarks>
internal readonly record struct NormLayout(long Batch, long Channels, long Length, long Groups)
{
    internal bool IsAcrossBatch => Groups == 0;

    internal bool IsByColumn => IsAcrossBatch && Length == 1;

    /// <summary>How many planes are summed up one by one.</summary>
    internal long Planes => IsByColumn ? Channels : Batch * Channels;

    internal long Statistics => IsAcrossBatch ? Channels : Batch * Groups;

    /// <summary>Values that go into one statistic.</summary>
    internal double CountEach => IsAcrossBatch ? (double)Batch * Length : (double)(Channels / Groups) * Length;

    /// <summary>How many sets of coefficients map the input to the output: plane p takes the set p modulo this.</summary>
    internal long Sets => IsAcrossBatch ? Channels : Batch * Channels;

    /// <summary>Planes that go into one statistic: the first, the step from one to the next, and how many.</summary>
    internal long PlanesEach => IsByColumn ? 1 : IsAcrossBatch ? Batch : Channels / Groups;

    internal long PlaneStep => IsAcrossBatch ? Channels : 1;

    /// <summary>A number of planes that is worth a thread's attention.</summary>
    internal long Grain => Math.Max(1, 16384 / Math.Max(1, Length));

    internal long FirstPlane(long statistic) => IsAcrossBatch ? statistic : statistic * PlanesEach;

    internal long StatisticOf(long plane) => IsAcrossBatch ? plane % Channels : plane / PlanesEach;
}
