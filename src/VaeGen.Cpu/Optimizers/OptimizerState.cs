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

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

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

    // A state outlives the dispose scope it is made in.
    private protected Tensor Zeros() => zeros_like(_parameter).DetachFromDisposeScope();

    private protected static Tensor? Copy(Tensor? tensor)
    {
        if (tensor is null)
        {
            return null;
        }

        using var frozen = no_grad();
        return tensor.clone().DetachFromDisposeScope();
    }

    private protected static T As<T>(OptimizerState other)
        where T : OptimizerState =>
        other as T ?? throw new ArgumentException($"A state of {typeof(T).DeclaringType!.Name} cannot be loaded from one of {other.GetType().DeclaringType?.Name ?? other.GetType().Name}.", nameof(other));
}
