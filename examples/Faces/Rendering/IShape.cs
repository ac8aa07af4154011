using System.Numerics;

namespace Faces.Rendering;

/// <summary>An area of the picture, told by its signed distance function: from which the share of a pixel that it covers follows.</summary>
internal interface IShape
{
    /// <summary>The part of the picture outside of which there is nothing of it.</summary>
    Box Bounds { get; }

    /// <summary>How far points are from its edge, in pixels; inside it is negative. To first order: exact at the edge, where it counts.</summary>
    Vector<float> Distance(Vector<float> x, Vector<float> y);
}

/// <summary>A rectangle, in pixels; y grows downwards.</summary>
internal readonly record struct Box(float Left, float Top, float Right, float Bottom)
{
    public Box Grow(float by) => new(Left - by, Top - by, Right + by, Bottom + by);

    public Box And(Box other) => new(
        MathF.Max(Left, other.Left), MathF.Max(Top, other.Top), MathF.Min(Right, other.Right), MathF.Min(Bottom, other.Bottom));

    public Box Or(Box other) => new(
        MathF.Min(Left, other.Left), MathF.Min(Top, other.Top), MathF.Max(Right, other.Right), MathF.Max(Bottom, other.Bottom));
}
