using TorchSharp;

namespace VaeGen.Benchmarks.Peers;

/// <summary>All digits of a file in one tensor, so that no measurement waits for data.</summary>
internal static class Digits
{
    /// <summary>Values in [0, 1], [count, 784].</summary>
    public static torch.Tensor Load(string path)
    {
        var digits = IdxDataset.Load(path);
        var size = 1;
        foreach (var length in digits.Shape)
        {
            size *= length;
        }
        if (size != 784)
        {
            throw new PeerException($"{path}: its samples have {size} values, the reference workload's have 784.");
        }
        var values = new float[digits.Count * size];
        for (var i = 0; i < digits.Count; i++)
        {
            digits.Read(i, values.AsSpan(i * size, size));
        }
        return torch.tensor(values, [digits.Count, size]);
    }
}
