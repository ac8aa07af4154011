namespace TorchSharp;

/// <summary>With what an input is padded.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The values inside the edge, mirrored: c b | a b c.</summary>
    Reflect = 1,

    /// <summary>The edge's value: a a | a b c.</summary>
    Replicate = 2,

    /// <summary>The values of the other end: b c | a b c.</summary>
    Circular = 3,

    /// <summary>A value that is given.</summary>
    Constant = 4,
}
