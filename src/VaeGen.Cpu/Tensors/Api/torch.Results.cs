using VaeGen.Cpu;

namespace TorchSharp;

/// <content>Handles for what operations return.</content>
public static partial class torch
{
    /// <summary>Into the tensor given for the result, if there is one.</summary>
    private static Tensor Write(TensorImpl result, Tensor? target) => target is null ? new Tensor(result) : target.Overwrite(result);

    private static (Tensor, Tensor) Pair((TensorImpl First, TensorImpl Second) results) => (new Tensor(results.First), new Tensor(results.Second));

    /// <summary>Only the first of two results.</summary>
    private static TensorImpl First((TensorImpl First, TensorImpl Second) results)
    {
        results.Second.Release();
        return results.First;
    }
}
