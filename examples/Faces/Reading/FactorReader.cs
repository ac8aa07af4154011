using Faces.Rendering;
using VaeGen;

namespace Faces.Reading;

/// <summary>
/// Reads a face's factors back from a picture, whoever made it. A network that has learned from rendered faces says what it sees; what it says is
/// drawn again, and only a picture that looks like that is a face.
/// </summary>
/// <remarks>The models under test are trained apart from it, and it from them.</remarks>
internal sealed class FactorReader : IDisposable
{
    /// <summary>Steps that are enough for the accuracies that the tests ask for.</summary>
    public const int EnoughSteps = 600;

    private const int BatchSize = 64;
    private const int Blurs = 4; // about as blurred as what a model decodes

    private readonly ReaderNetwork network = new();

    private FactorReader()
    {
    }

    /// <summary>Teaches a reader on faces of a seed of their own, in seconds.</summary>
    /// <param name="steps">Steps of 64 pictures each.</param>
    /// <param name="cancellationToken">Stops after the step under way.</param>
    public static FactorReader Teach(int steps = EnoughSteps, CancellationToken cancellationToken = default)
    {
        const long Seed = 1_000_003; // no face that a model learns from or is judged by
        TorchSharp.torch.manual_seed(Seed);
        var reader = new FactorReader();
        reader.network.Learn((step, pictures, targets) => Lessons.Draw(Seed, step, pictures, targets), steps, BatchSize, cancellationToken);
        return reader;
    }

    /// <summary>Reads pictures of shape (3, 64, 64); values outside [0, 1] are cut off, as a screen does.</summary>
    public FaceReading[] Read(IDataset pictures)
    {
        var readings = new FaceReading[pictures.Count];
        for (var start = 0; start < pictures.Count; start += BatchSize)
        {
            var count = Math.Min(BatchSize, pictures.Count - start);
            var values = new float[count * FaceRenderer.Size];
            for (var i = 0; i < count; i++)
            {
                var picture = values.AsSpan(i * FaceRenderer.Size, FaceRenderer.Size);
                pictures.Read(start + i, picture);
                foreach (ref var value in picture)
                {
                    value = Math.Clamp(value, 0, 1);
                }
            }
            var read = network.Read(values);
            var first = start;
            Parallel.For(0, count, i => readings[first + i] = Judge(
                read.AsSpan(i * ReaderNetwork.Outputs, ReaderNetwork.Outputs), values.AsSpan(i * FaceRenderer.Size, FaceRenderer.Size)));
        }
        return readings;
    }

    public void Dispose() => network.Dispose();

    private static FaceReading Judge(ReadOnlySpan<float> read, ReadOnlySpan<float> picture)
    {
        var factors = FaceFactors.From(read[1..]);
        var drawn = new float[FaceRenderer.Size];
        FaceRenderer.Draw(factors, drawn);
        return new FaceReading(factors, read[0], read[1], read[2], Distance(drawn, picture));
    }

    private static float Distance(float[] drawn, ReadOnlySpan<float> picture)
    {
        var blurred = picture.ToArray();
        Filters.Blur(drawn, Blurs);
        Filters.Blur(blurred, Blurs);
        var sum = 0.0;
        for (var i = 0; i < drawn.Length; i++)
        {
            sum += Math.Pow(drawn[i] - blurred[i], 2);
        }
        return (float)Math.Sqrt(sum / drawn.Length);
    }
}
