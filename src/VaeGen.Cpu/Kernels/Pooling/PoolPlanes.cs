namespace VaeGen.Cpu.Kernels.Pooling;

/// <summary>Planes of rows × columns, each pooled by itself.</summary>
internal readonly record struct PoolPlanes(long Count, PoolAxis Rows, PoolAxis Columns)
{
    internal long Input => Rows.Input * Columns.Input;

    internal long Output => Rows.Output * Columns.Output;

    /// <summary>A number of planes that is worth a thread's attention.</summary>
    internal long Grain => Math.Max(1, 8192 / Math.Max(1, Math.Max(Input, Output)));
}
