using System.Numerics;

namespace Faces.Rendering;

/// <summary>A colour: red, green and blue in [0, 1], as a screen takes them (sRGB).</summary>
internal readonly record struct Color(float Red, float Green, float Blue)
{
    /// <summary>The colour that a web page writes as #rrggbb.</summary>
    public static Color Hex(int rgb) => new((rgb >> 16) / 255f, ((rgb >> 8) & 255) / 255f, (rgb & 255) / 255f);

    /// <summary>Goes from this colour towards another one: 0 is this one, 1 the other.</summary>
    public Color Towards(Color other, float amount) => new(
        Red + (other.Red - Red) * amount, Green + (other.Green - Green) * amount, Blue + (other.Blue - Blue) * amount);

    /// <summary>A darker colour below 1, a lighter one above.</summary>
    public Color Times(float brightness) => new(Red * brightness, Green * brightness, Blue * brightness);

    /// <summary>How bright it looks: the luma of ITU-R BT.601.</summary>
    public float Luma => 0.299f * Red + 0.587f * Green + 0.114f * Blue;
}

/// <summary>Colours of some pixels side by side.</summary>
internal readonly record struct Colors(Vector<float> Red, Vector<float> Green, Vector<float> Blue)
{
    public static Colors Of(Color color) => new(new(color.Red), new(color.Green), new(color.Blue));

    public static Colors Between(Color from, Color to, Vector<float> amount)
    {
        amount = Vector.Min(Vector.Max(amount, Vector<float>.Zero), Vector<float>.One);
        return new(
            new Vector<float>(from.Red) + amount * (to.Red - from.Red),
            new Vector<float>(from.Green) + amount * (to.Green - from.Green),
            new Vector<float>(from.Blue) + amount * (to.Blue - from.Blue));
    }
}
