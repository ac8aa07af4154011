namespace VaeGen;

/// <summary>
/// Declares the decoder: the layers between a latent code and the distribution p(x|z) of the sample.
/// Left out, the decoder mirrors the encoder; so does every property that is left out.
/// </summary>
/// <example>
/// A decoder deeper than its encoder:
/// <code>[Encoder(Layers = [400])] [Decoder(Layers = [200, 400])]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DecoderAttribute : Attribute
{
    /// <summary>Units of each dense layer, from the latent space towards the sample. The encoder's, reversed, when left out.</summary>
    public int[] Layers { get; set; } = [];

    /// <summary>What follows every dense layer. The encoder's when left out.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>Share of units dropped after every activation while training, in [0, 1). The encoder's when left out.</summary>
    public double Dropout { get; set; }
}
