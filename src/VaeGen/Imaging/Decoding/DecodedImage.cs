namespace VaeGen;

/// <summary>A picture as its file has it, 8 bits a value: grey (1 channel), grey and alpha (2), RGB (3) or RGB and alpha (4), a pixel's channels side by side.</summary>
internal sealed record DecodedImage(int Width, int Height, int Channels, byte[] Pixels)
{
    /// <summary>A pixel's last channel says how much it covers what is behind it.</summary>
    public bool HasAlpha => Channels is 2 or 4;
}
