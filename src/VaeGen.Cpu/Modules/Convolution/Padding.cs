namespace TorchSharp;

/// <summary>How much a convolution pads its input.</summary>
public enum Padding
{
    /// <summary>Not at all.</summary>
    Valid = 0,

    /// <summary>So that the output is as large as the input.</summary>
    Same = 1,
}
