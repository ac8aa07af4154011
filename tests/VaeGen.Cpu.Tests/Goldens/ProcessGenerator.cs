namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Tests that call torch.manual_seed: the generator is one for the whole process, so nothing else may draw meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessGenerator
{
    public const string Name = "the process-wide generator";
}
