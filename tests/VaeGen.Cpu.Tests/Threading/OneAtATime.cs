namespace VaeGen.Cpu.Tests.Threading;

/// <summary>Tests that set the process-wide thread count, or need the pool for themselves: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "threads";
}
