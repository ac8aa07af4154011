namespace VaeGen;

/// <summary>Declares the encoder: the layers between a sample and the distribution q(z|x) of its latent code.</summary>
/// <example>
/// Two dense layers of 512 and 256 units with SiLU and a tenth of the units dropped while training:
/// <code>[Encoder(Layers = [512, 256], Activation = Activation.Silu, Dropout = 0.1)]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EncoderAttribute : Attribute
{
    /// <summary>Units of each dense layer, from the input towards the latent space.</summary>
    public int[] Layers { get; set; } = [];

    /// <summary>What follows every dense layer. <see cref="Activation.Relu"/> when left out.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>Share of units dropped after every activation while training, in [0, 1). 0 when left out: none.</summary>
    public double Dropout { get; set; }
}
