using TorchSharp;

namespace VaeGen.Benchmarks.Peers;

/// <summary>All digits of a file in one tensor, so that no measurement waits for data.</summary>
internal static class Digits
{
    private const int Slice = 1000;

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
        // A few at a time: two copies of all of them would show in the peak of memory.
        var images = torch.empty(digits.Count, size);
        for (var first = 0; first < digits.Count; first += Slice)
        {
            using var scope = torch.NewDisposeScope();
            var count = Math.Min(Slice, digits.Count - first);
            var values = new float[count * size];
            for (var i = 0; i < count; i++)
            {
                digits.Read(first + i, values.AsSpan(i * size, size));
            }
            images.narrow(0, first, count).copy_(torch.tensor(values, [count, size]));
        }
        return images;
    }
}
