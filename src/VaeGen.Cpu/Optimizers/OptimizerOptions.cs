using VaeGen.Cpu.Optimizers;

namespace TorchSharp.Modules;

/// <summary>What an optimiser is told about a group of parameters; what is null is taken from the optimiser's defaults.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
        Visit(new OptionWriter(writer));
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
        Visit(new OptionReader(reader));
    }

    /// <exception cref="ArgumentException">The source's options are those of another optimiser.</exception>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
        Copy(source, onlyMissing: false);
    }

    // Fills what the group leaves open.
    internal void Complete(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        InitialLearningRate = LearningRate!.Value;
        Copy(defaults, onlyMissing: true);
    }

    // Shows the visitor every option but the learning rate.
    internal virtual void Visit(OptionVisitor visitor)
    {
    }

    private void Copy(OptimizerOptions source, bool onlyMissing)
    {
        if (source.GetType() != GetType())
        {
            throw new ArgumentException($"Options of {Owner(source)} were given: expected those of {Owner(this)}.", nameof(source));
        }

        var list = new OptionList();
        source.Visit(list);
        Visit(new OptionCopy(list.Values, onlyMissing));
    }

    private static string Owner(OptimizerOptions options) => (options.GetType().DeclaringType ?? options.GetType()).Name;
}
