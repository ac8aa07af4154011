namespace Faces.Reading;

/// <summary>What the reader sees in a picture.</summary>
/// <param name="Factors">The face that it takes the picture for, whether or not it is one.</param>
/// <param name="FaceProbability">How sure the network is that it is a face at all, 0 to 1.</param>
/// <param name="WomanProbability">How sure it is that it is a woman, if it is a face.</param>
/// <param name="GlassesProbability">How sure it is of glasses, if it is a face.</param>
/// <param name="Mismatch">How far the picture is from that face as the renderer draws it: the root of the mean squared difference of both, blurred.</param>
internal readonly record struct FaceReading(
    FaceFactors Factors, float FaceProbability, float WomanProbability, float GlassesProbability, float Mismatch)
{
    /// <summary>The largest mismatch of a face.</summary>
    public const float MostMismatch = 0.08f;

    /// <summary>Whether the picture is a face: the network takes it for one, and the face that it reads, drawn again, is this picture.</summary>
    public bool IsFace => FaceProbability >= 0.5f && Mismatch <= MostMismatch;
}
