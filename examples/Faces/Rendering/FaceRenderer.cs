namespace Faces.Rendering;

/// <summary>Draws faces of 64×64 pixels in colour, from back to front.</summary>
internal static class FaceRenderer
{
    /// <summary>The number of values of a picture: three planes, red, green and blue.</summary>
    public const int Size = 3 * Canvas.Side * Canvas.Side;

    /// <summary>Draws a face.</summary>
    /// <param name="face">Everything about it.</param>
    /// <param name="picture">Where the values go, in [0, 1], [3, 64, 64].</param>
    public static void Draw(in FaceFactors face, Span<float> picture)
    {
        var canvas = new Canvas(picture);
        var head = new Head(face);
        var skin = Skin.Of(face);
        var hair = new Hair(face, head);

        Body.DrawBackground(canvas, face);
        Body.DrawShirt(canvas, face, head);
        hair.DrawBehind(canvas);
        Body.DrawNeck(canvas, face, head, skin);
        Features.DrawEars(canvas, head, skin);
        Features.DrawSkin(canvas, face, head, skin);
        Beard.Draw(canvas, face, head, skin);
        Features.DrawNose(canvas, head, skin);
        Mouth.Draw(canvas, face, head, skin);
        Eyes.Draw(canvas, face, head, skin, side: -1);
        Eyes.Draw(canvas, face, head, skin, side: 1);
        hair.DrawInFront(canvas);
        Eyes.DrawBrow(canvas, face, head, side: -1);
        Eyes.DrawBrow(canvas, face, head, side: 1);
        if (face.Glasses)
        {
            Glasses.Draw(canvas, head);
        }
    }
}
