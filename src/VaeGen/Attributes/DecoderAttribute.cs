namespace VaeGen;

/// <summary>
/// Declares the decoder: the layers between a latent code and the distribution p(x|z) of the sample. Dense layers first, then, where there
/// are <see cref="Channels"/>, transposed convolutions that end exactly at the sample's size.
/// Left out, the decoder mirrors the encoder; so does every property that is left out.
/// </summary>
/// <example>
/// A decoder deeper than its encoder:
/// <code>[Encoder(Layers = [400])] [Decoder(Layers = [200, 400])]</code>
/// One with more channels than its encoder, and other windows:
/// <code>[Encoder(Channels = [16, 32])] [Decoder(Channels = [128, 64], Kernel = 6)]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DecoderAttribute : Attribute
{
    /// <summary>
    /// Channels that each transposed convolution takes, from the latent space towards the sample; the last one puts out the likelihood's parameters.
    /// The encoder's, reversed, when left out; an empty list is a dense decoder.
    /// </summary>
    public int[] Channels { get; set; } = [];

    /// <summary>Side of every transposed convolution's window, in pixels. The encoder's when left out.</summary>
    public int Kernel { get; set; } = 4;

    /// <summary>How many times larger the output of a transposed convolution is. The encoder's when left out.</summary>
    public int Stride { get; set; } = 2;

    /// <summary>
    /// Pixels taken off each edge of a transposed convolution's output, fewer than <see cref="Kernel"/>. The encoder's when left out, but
    /// (Kernel − 1) / 2, rounded down, beside a <see cref="Kernel"/> of the decoder's own.
    /// </summary>
    public int Padding { get; set; } = 1;

    /// <summary>Residual blocks before each transposed convolution, up to 100. The encoder's when left out.</summary>
    public int Blocks { get; set; }

    /// <summary>Units of each dense layer, from the latent space towards the sample. The encoder's, reversed, when left out.</summary>
    public int[] Layers { get; set; } = [];

    /// <summary>What follows every layer. The encoder's when left out.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>What normalises every layer's output before its activation. The encoder's when left out.</summary>
    public Norm Norm { get; set; } = Norm.None;

    /// <summary>Share of values dropped after every layer and every residual block while training, in [0, 1). The encoder's when left out.</summary>
    public double Dropout { get; set; }
}
