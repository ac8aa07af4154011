namespace VaeGen.Cpu.Optimizers;

/// <summary>Something that is done to every option of a group, in the order of TorchSharp's files: an optimiser names its options once.</summary>
internal abstract class OptionVisitor
{
    internal abstract void Visit(ref double? option);

    internal virtual void Visit(ref bool? option)
    {
        double? number = option is { } flag ? (flag ? 1 : 0) : null;
        Visit(ref number);
        option = number is { } value ? value != 0 : null;
    }
}

/// <summary>Writes options to a file.</summary>
internal sealed class OptionWriter(BinaryWriter writer) : OptionVisitor
{
    internal override void Visit(ref double? option) => writer.Write(option!.Value);

    internal override void Visit(ref bool? option) => writer.Write(option!.Value);
}

/// <summary>Reads options from a file.</summary>
internal sealed class OptionReader(BinaryReader reader) : OptionVisitor
{
    internal override void Visit(ref double? option) => option = reader.ReadDouble();

    internal override void Visit(ref bool? option) => option = reader.ReadBoolean();
}

/// <summary>Notes what the options are, for <see cref="OptionCopy"/>.</summary>
internal sealed class OptionList : OptionVisitor
{
    internal Queue<double?> Values { get; } = [];

    internal override void Visit(ref double? option) => Values.Enqueue(option);
}

/// <summary>Takes options over from others of the same kind: all of them, or only those that are missing.</summary>
internal sealed class OptionCopy(Queue<double?> values, bool onlyMissing) : OptionVisitor
{
    internal override void Visit(ref double? option)
    {
        var value = values.Dequeue();
        option = onlyMissing ? option ?? value : value;
    }
}
