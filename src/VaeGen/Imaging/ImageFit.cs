namespace VaeGen;

/// <summary>How a picture comes to the size that a model takes.</summary>
public enum ImageFit
{
    /// <summary>The middle of the picture, as much of it as has the right aspect ratio, is resized.</summary>
    Crop,

    /// <summary>The whole picture is resized, each side on its own: what is round may become oval.</summary>
    Stretch,

    /// <summary>Nothing is resized and no channel converted: a picture of another shape is refused.</summary>
    Exact,
}
