namespace VaeGen;

/// <summary>
/// Declares the shape of one sample. Together with <see cref="EncoderAttribute"/> and <see cref="LatentAttribute"/>
/// it turns a partial class into a variational autoencoder.
/// </summary>
/// <example>
/// <code>
/// [Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)]
/// public partial class DigitVae;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute : Attribute
{
    /// <summary>Samples are vectors: sensor rows, table rows, features.</summary>
    /// <param name="length">Number of values in a sample.</param>
    public InputAttribute(int length) => Shape = [length];

    /// <summary>Samples are grey images.</summary>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="width">Pixels in a row.</param>
    public InputAttribute(int height, int width) => Shape = [height, width];

    /// <summary>Samples are images of several channels, one plane after the other (C, H, W).</summary>
    /// <param name="channels">Planes: 3 for RGB.</param>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="width">Pixels in a row.</param>
    public InputAttribute(int channels, int height, int width) => Shape = [channels, height, width];

    /// <summary>The shape as declared: (n), (H, W) or (C, H, W).</summary>
    public int[] Shape { get; }
}
