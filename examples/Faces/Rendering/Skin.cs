namespace Faces.Rendering;

/// <summary>The colours of a face's skin.</summary>
/// <param name="Light">Where the light falls on it.</param>
/// <param name="Shade">Where it turns away.</param>
/// <param name="Deep">Below the chin and the nose.</param>
/// <param name="Lips">The lips.</param>
/// <param name="Blush">The cheeks.</param>
internal readonly record struct Skin(Color Light, Color Shade, Color Deep, Color Lips, Color Blush)
{
    public static Skin Of(in FaceFactors face)
    {
        var tone = Palette.Skin(face.SkinTone);
        // shadows of skin are redder than it, not grey
        var shade = new Color(tone.Red * 0.84f, tone.Green * 0.72f, tone.Blue * 0.66f);
        var red = new Color(0.74f, 0.16f, 0.22f);
        var pink = tone.Towards(new Color(0.90f, 0.32f, 0.32f), 0.55f);
        return new Skin(
            tone.Towards(new Color(1, 0.96f, 0.88f), 0.12f),
            shade,
            new Color(shade.Red * 0.80f, shade.Green * 0.70f, shade.Blue * 0.68f),
            face.Woman ? red.Towards(shade, 0.15f) : shade.Towards(red, 0.28f).Times(0.92f),
            pink);
    }
}
