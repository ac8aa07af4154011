using VaeGen.Cpu.Optimizers;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter from step to step.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter)
    {
        _parameter = parameter;
    }

    public virtual void SaveStateDict(BinaryWriter writer) => Visit(new StateWriter(writer));

    public virtual void LoadStateDict(BinaryReader reader) => Visit(new StateReader(reader, _parameter));

    /// <exception cref="ArgumentException">The source is a state of another optimiser.</exception>
    public virtual void LoadStateDict(OptimizerState source)
    {
        if (source.GetType() != GetType())
        {
            throw new ArgumentException($"A state of {Owner(source)} was given: expected one of {Owner(this)}.", nameof(source));
        }

        Visit(new StateCopy(Values(source)));
    }

    public virtual bool ApproximatelyEquals(OptimizerState other) =>
        other is not null
        && other.GetType() == GetType()
        && Values(this).Zip(Values(other)).All(pair => pair.First is Tensor own
            ? pair.Second is Tensor its && own.allclose(its)
            : Equals(pair.First, pair.Second));

    /// <summary>Puts the state where it stands before the first step.</summary>
    public abstract void Initialize(OptimizerOptions options);

    public virtual void to(Device device)
    {
    }

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor result, Device device)
    {
        result?.Dispose();
        result = reader.ReadBoolean() ? TensorExtensionMethods.Load(reader).DetachFromDisposeScope() : null!;
    }

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    // Shows the visitor everything that is remembered.
    internal virtual void Visit(StateVisitor visitor)
    {
    }

    // A state outlives the dispose scope it is made in.
    private protected Tensor Filled(double value) => full_like(_parameter, value, requires_grad: false).DetachFromDisposeScope();

    private protected Tensor Zeros() => zeros_like(_parameter, requires_grad: false).DetachFromDisposeScope();

    private protected void DisposeTensors() => Visit(new StateDisposal());

    private static Queue<object?> Values(OptimizerState state)
    {
        var list = new StateList();
        state.Visit(list);
        return list.Values;
    }

    private static string Owner(OptimizerState state) => (state.GetType().DeclaringType ?? state.GetType()).Name;
}
