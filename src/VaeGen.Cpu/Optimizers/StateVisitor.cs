using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Optimizers;

/// <summary>Something that is done to all of a parameter's state, in the order of TorchSharp's files: an optimiser names its state once.</summary>
internal abstract class StateVisitor
{
    internal abstract void Visit(ref long number);

    internal abstract void Visit(ref double number);

    internal abstract void Visit(ref Tensor tensor);

    /// <summary>A tensor that may be missing.</summary>
    internal abstract void VisitOptional(ref Tensor tensor);
}

/// <summary>Writes a state to a file.</summary>
internal sealed class StateWriter(BinaryWriter writer) : StateVisitor
{
    internal override void Visit(ref long number) => writer.Write(number);

    internal override void Visit(ref double number) => writer.Write(number);

    internal override void Visit(ref Tensor tensor) => tensor.Save(writer);

    internal override void VisitOptional(ref Tensor tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }
}

/// <summary>Reads a state from a file; every tensor of it has the parameter's type and shape.</summary>
internal sealed class StateReader(BinaryReader reader, Tensor parameter) : StateVisitor
{
    internal override void Visit(ref long number) => number = reader.ReadInt64();

    internal override void Visit(ref double number) => number = reader.ReadDouble();

    internal override void Visit(ref Tensor tensor)
    {
        tensor ??= empty_like(parameter, requires_grad: false).DetachFromDisposeScope();
        tensor.Load(reader);
    }

    internal override void VisitOptional(ref Tensor tensor)
    {
        if (reader.ReadBoolean())
        {
            Visit(ref tensor);
        }
        else
        {
            tensor?.Dispose();
            tensor = null!;
        }
    }
}

/// <summary>Notes what a state is, for <see cref="StateCopy"/> and for comparing.</summary>
internal sealed class StateList : StateVisitor
{
    internal Queue<object?> Values { get; } = [];

    internal override void Visit(ref long number) => Values.Enqueue(number);

    internal override void Visit(ref double number) => Values.Enqueue(number);

    internal override void Visit(ref Tensor tensor) => Values.Enqueue(tensor);

    internal override void VisitOptional(ref Tensor tensor) => Values.Enqueue(tensor);
}

/// <summary>Takes over copies of another state of the same kind.</summary>
internal sealed class StateCopy(Queue<object?> values) : StateVisitor
{
    internal override void Visit(ref long number) => number = (long)values.Dequeue()!;

    internal override void Visit(ref double number) => number = (double)values.Dequeue()!;

    internal override void Visit(ref Tensor tensor)
    {
        var source = (Tensor?)values.Dequeue();
        tensor?.Dispose();
        tensor = source?.detach().clone().DetachFromDisposeScope()!;
    }

    internal override void VisitOptional(ref Tensor tensor) => Visit(ref tensor);
}

/// <summary>Gives a state's memory back.</summary>
internal sealed class StateDisposal : StateVisitor
{
    internal override void Visit(ref long number)
    {
    }

    internal override void Visit(ref double number)
    {
    }

    internal override void Visit(ref Tensor tensor) => tensor?.Dispose();

    internal override void VisitOptional(ref Tensor tensor) => tensor?.Dispose();
}
