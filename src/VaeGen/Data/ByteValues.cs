using System.Numerics;

namespace VaeGen;

/// <summary>Bytes 0 … 255 as the numbers 0 … 1.</summary>
internal static class ByteValues
{
    /// <summary>Every value / 255.</summary>
    // divided rather than multiplied by 1/255: 255 gives exactly 1, and every value is the one that PyTorch's loaders give
    public static void Scale(ReadOnlySpan<byte> from, Span<float> to)
    {
        var done = 0;
        var scale = new Vector<float>(255);
        var lanes = Vector<float>.Count;
        for (; done <= from.Length - Vector<byte>.Count; done += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(from[done..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            var target = to.Slice(done, Vector<byte>.Count);
            (Vector.ConvertToSingle(first.As<uint, int>()) / scale).CopyTo(target);
            (Vector.ConvertToSingle(second.As<uint, int>()) / scale).CopyTo(target[lanes..]);
            (Vector.ConvertToSingle(third.As<uint, int>()) / scale).CopyTo(target[(2 * lanes)..]);
            (Vector.ConvertToSingle(fourth.As<uint, int>()) / scale).CopyTo(target[(3 * lanes)..]);
        }
        for (; done < from.Length; done++)
        {
            to[done] = from[done] / 255f;
        }
    }
}
