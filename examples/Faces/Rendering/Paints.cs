using System.Numerics;

namespace Faces.Rendering;

/// <summary>What colour a shape has where.</summary>
internal interface IPaint
{
    Colors At(Vector<float> x, Vector<float> y);
}

/// <summary>One colour.</summary>
internal readonly struct Flat(Color color) : IPaint
{
    public Colors At(Vector<float> x, Vector<float> y) => Colors.Of(color);
}

/// <summary>From one colour at a point to another one at the other, along the line through both.</summary>
internal readonly struct Gradient(Color from, float x, float y, Color to, float toX, float toY) : IPaint
{
    private readonly float perSquare = 1 / ((toX - x) * (toX - x) + (toY - y) * (toY - y));

    public Colors At(Vector<float> px, Vector<float> py)
    {
        var along = (px - new Vector<float>(x)) * (toX - x) + (py - new Vector<float>(y)) * (toY - y);
        return Colors.Between(from, to, along * perSquare);
    }
}

/// <summary>Something round under a light from the upper left: light in the middle of what faces it, dark where it turns away.</summary>
internal readonly struct Round(Color light, Color dark, float x, float y, float a, float b) : IPaint
{
    // where the light meets the surface head-on, in radii
    private const float LightX = -0.35f;
    private const float LightY = -0.40f;

    public Colors At(Vector<float> px, Vector<float> py)
    {
        var u = (px - new Vector<float>(x)) * (1 / a) - new Vector<float>(LightX);
        var v = (py - new Vector<float>(y)) * (1 / b) - new Vector<float>(LightY);
        return Colors.Between(light, dark, (u * u + v * v) * 0.42f);
    }
}
