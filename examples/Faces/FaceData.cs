using Faces.Rendering;
using VaeGen;

namespace Faces;

/// <summary>The faces: those to learn from, and those held out.</summary>
/// <param name="Train">To learn from.</param>
/// <param name="HeldOut">To measure on and to show.</param>
/// <param name="AreKnown">Whether the factors behind the held-out faces are known: rendered faces, not photographs.</param>
internal sealed record FaceData(IDataset Train, IDataset HeldOut, bool AreKnown)
{
    /// <summary>Faces to learn from, unless it is said how many.</summary>
    public const int UsualCount = 16_000;

    /// <summary>Seeds of faces that no model learns from.</summary>
    public const long HeldOutSeed = 2, MeasuredSeed = 3, ConceptSeed = 4, ArithmeticSeed = 5;

    private const int HeldOutCount = 512;

    /// <summary>Rendered faces, or the photographs of a folder, one in ten of them held out.</summary>
    public static FaceData Load(string? folder, int count)
    {
        if (folder is null)
        {
            return new FaceData(new FaceDataset(seed: 1, count), new FaceDataset(HeldOutSeed, HeldOutCount), AreKnown: true);
        }
        var photographs = ImageFolder.Load(folder, 3, Canvas.Side, Canvas.Side);
        if (photographs.Count < 20)
        {
            throw new DataException($"{folder} has {photographs.Count} pictures, expected 20 or more.");
        }
        var (train, heldOut) = photographs.Split(Math.Min(HeldOutCount, photographs.Count / 10), seed: 0);
        return new FaceData(train, heldOut, AreKnown: false);
    }
}
