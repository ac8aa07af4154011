namespace Faces.Rendering;

/// <summary>The colours that the factors choose from: each factor walks along a row of them, from 0 at the first to 1 at the last.</summary>
internal static class Palette
{
    // platinum last, so that a walk begins at the most common colours
    private static readonly Color[] hair = [.. new[] { 0x1B1817, 0x3A2417, 0x6B3F1F, 0xA1521F, 0xCE9440, 0xEBD7A0 }.Select(Color.Hex)];
    private static readonly Color[] skin = [.. new[] { 0xFBDCC8, 0xF2C29B, 0xDCA173, 0xB97A4C, 0x86522F, 0x633A22 }.Select(Color.Hex)];
    private static readonly Color[] eyes = [.. new[] { 0x2E6FB7, 0x2C8C86, 0x5E8A3A, 0x8A6427, 0x4A2A16 }.Select(Color.Hex)];
    private static readonly Color[] backgrounds = [.. new[] { 0x3B78A6, 0x9FC3C4, 0xF3CFA2 }.Select(Color.Hex)];
    private static readonly Color[] clothes = [.. new[] { 0x27324F, 0x2F7F86, 0x8CCBA6 }.Select(Color.Hex)];

    /// <summary>From black over brown, auburn and ginger to platinum.</summary>
    public static Color Hair(float at) => At(hair, at);

    /// <summary>From the lightest to the darkest.</summary>
    public static Color Skin(float at) => At(skin, at);

    /// <summary>From blue over green to brown.</summary>
    public static Color Eyes(float at) => At(eyes, at);

    public static Color Background(float at) => At(backgrounds, at);

    public static Color Clothes(float at) => At(clothes, at);

    private static Color At(Color[] row, float at)
    {
        var place = Math.Clamp(at, 0, 1) * (row.Length - 1);
        var first = Math.Min((int)place, row.Length - 2);
        return row[first].Towards(row[first + 1], place - first);
    }
}
