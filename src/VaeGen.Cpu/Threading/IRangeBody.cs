namespace VaeGen.Cpu.Threading;

/// <summary>The body of a parallel loop. A struct, so that the loop calls it without boxing or a closure.</summary>
internal interface IRangeBody
{
    /// <summary>Works on the indices from <paramref name="start"/> up to, not including, <paramref name="end"/>. Called by several threads at once, each with its own range.</summary>
    void Run(long start, long end);
}
