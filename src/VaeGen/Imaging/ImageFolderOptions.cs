namespace VaeGen;

/// <summary>How <see cref="ImageFolder"/> reads pictures.</summary>
public sealed record ImageFolderOptions
{
    /// <summary>How pictures of another size are fitted to the one asked for.</summary>
    public ImageFit Fit { get; init; } = ImageFit.Crop;

    /// <summary>What shows through where a picture is transparent, in red, green and blue from 0 to 255; black by default.</summary>
    public (byte Red, byte Green, byte Blue) Background { get; init; }

    /// <summary>
    /// Whether files that cannot be decoded are left out, and listed in <see cref="ImageFolder.Skipped"/>. By default the first of them is an error.
    /// </summary>
    public bool SkipBadFiles { get; init; }

    /// <summary>The most pixels that a picture may have: 67,108,864, such as 8192×8192, by default. A small file can claim, and take, a lot of memory.</summary>
    public long MaximumPixels { get; init; } = ImageFile.UsualLimit;
}
