using System.Numerics;

namespace Faces.Rendering;

/// <summary>
/// Two arcs that meet at a left and a right corner: an eye, a lip, a brow, a smile. Where both bend the same way it is a stroke that is
/// thickest in its middle.
/// </summary>
/// <param name="x">Between the corners.</param>
/// <param name="y">Between the corners.</param>
/// <param name="width">From the middle to a corner.</param>
/// <param name="top">How far the upper arc lies below the line from corner to corner, in the middle; negative where it lies above.</param>
/// <param name="bottom">The same of the lower arc.</param>
/// <param name="slope">How far the line goes down, a pixel to the right.</param>
/// <param name="blunt">How thick the corners are, up and down.</param>
internal readonly struct Leaf(float x, float y, float width, float top, float bottom, float slope = 0, float blunt = 0) : IShape
{
    private readonly Band band = new(
        x, width,
        new Parabola(y + top - blunt, slope, -top / (width * width)),
        new Parabola(y + bottom + blunt, slope, -bottom / (width * width)));

    public Box Bounds => band.Bounds;

    public Vector<float> Distance(Vector<float> px, Vector<float> py) => band.Distance(px, py);
}
