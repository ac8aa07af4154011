namespace Faces.Rendering;

/// <summary>The head in space: where on the picture a place on it is seen, as it turns. Units are pixels, the origin is between the ears.</summary>
internal readonly struct Head
{
    private const float Depth = 15; // from the axis to the tip of the face
    private const float MostTurn = 0.21f; // the sine of 12°

    private readonly float sine;
    private readonly float cosine;

    public Head(in FaceFactors face)
    {
        X = 32 + 1.1f * face.X;
        Y = 31.5f + 1.1f * face.Y;
        Width = (face.Woman ? 12.2f : 12.8f) + 1.8f * face.Roundness;
        Height = face.Woman ? 16.2f : 17f;
        sine = MostTurn * face.Turn;
        cosine = MathF.Sqrt(1 - sine * sine);
        Outline = new HeadOutline(X, Y, Width, Height, face.Woman ? 0.27f : 0.15f, face.Woman ? 0.1f : 0.5f);
    }

    public float X { get; }

    public float Y { get; }

    /// <summary>From the axis to an ear.</summary>
    public float Width { get; }

    /// <summary>From between the ears to the chin.</summary>
    public float Height { get; }

    public HeadOutline Outline { get; }

    /// <summary>Where something on the face is seen that, looking ahead, is so far right of and below the origin.</summary>
    /// <param name="right">To the right of the middle.</param>
    /// <param name="down">Below the middle.</param>
    /// <param name="off">How far it stands off the face, as a nose does.</param>
    public Spot On(float right, float down, float off = 0)
    {
        var (u, v) = (right / Width, down / Height);
        var front = Depth * MathF.Sqrt(MathF.Max(0, 1 - u * u - v * v)) + off;
        // what turns away is seen narrower: the derivative of x by right
        var slope = front > 1 ? -Depth * Depth * right / (Width * Width * front) : 0;
        return new Spot(X + right * cosine + front * sine, Y + down, MathF.Max(0.55f, MathF.Min(1.15f, cosine + slope * sine)));
    }
}

/// <summary>A place on the picture, and how wide things look there that were one pixel wide.</summary>
internal readonly record struct Spot(float X, float Y, float Wide);
