using System.Globalization;
using TorchSharp;

namespace VaeGen.LongRun;

/// <summary>What the process holds at one step.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Resident">Resident memory, in bytes.</param>
/// <param name="Tensors">Tensors that nobody has disposed of.</param>
internal readonly record struct MemorySample(long Step, long Resident, long Tensors);

/// <summary>Notes resident memory and live tensors as a training run goes on.</summary>
/// <param name="every">Steps between two samples.</param>
internal sealed class MemoryLog(int every) : IProgress<TrainingProgress>
{
    public List<MemorySample> Samples { get; } = [];

    public void Report(TrainingProgress value)
    {
        var step = ((long)(value.Epoch - 1) * value.Steps) + value.Step;
        if (value.Completed is null && step % every == 0)
        {
            Samples.Add(new MemorySample(step, Environment.WorkingSet, torch.Tensor.TotalCount));
        }
    }

    /// <summary>Writes one sample a line.</summary>
    public void SaveCsv(string path) => File.WriteAllLines(
        path,
        Samples.Select(sample => string.Create(CultureInfo.InvariantCulture, $"{sample.Step},{sample.Resident},{sample.Tensors}")).Prepend("step,residentBytes,liveTensors"));
}
