using Faces.Rendering;
using VaeGen;

namespace Faces;

/// <summary>
/// Faces that are drawn when they are asked for: each is a pure function of the seed and its index. Any number of threads may read at once.
/// </summary>
/// <param name="seed">Another seed, other faces.</param>
/// <param name="count">How many there are.</param>
internal sealed class FaceDataset(long seed, int count) : ILabelledDataset
{
    /// <summary>The classes of <see cref="Label"/>.</summary>
    public static IReadOnlyList<string> LabelNames { get; } = ["man", "man with glasses", "woman", "woman with glasses"];

    public int Count => count;

    public ReadOnlySpan<int> Shape => [3, Canvas.Side, Canvas.Side];

    /// <summary>Everything about one face.</summary>
    public FaceFactors this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            var random = new SampleRandom(seed, epoch: 1, index);
            return FaceFactors.Draw(ref random);
        }
    }

    public void Read(int index, Span<float> sample) => FaceRenderer.Draw(this[index], sample);

    /// <summary>Which of <see cref="LabelNames"/> a face is.</summary>
    public int Label(int index)
    {
        var face = this[index];
        return (face.Woman ? 2 : 0) + (face.Glasses ? 1 : 0);
    }

    /// <summary>The true factors of every face, for measures that compare a latent space with them.</summary>
    public Factors KnownFactors()
    {
        var values = new float[count * FaceFactors.Count];
        for (var index = 0; index < count; index++)
        {
            this[index].CopyTo(values.AsSpan(index * FaceFactors.Count, FaceFactors.Count));
        }
        return new Factors(new SampleSet(values, FaceFactors.Count), [.. Enumerable.Repeat(FactorKind.Number, FaceFactors.Count)]);
    }
}
