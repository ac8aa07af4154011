namespace VaeGen;

/// <summary>
/// Declares the encoder: the layers between a sample and the distribution q(z|x) of its latent code. Convolution stages first, where
/// there are <see cref="Channels"/>, then dense layers.
/// </summary>
/// <example>
/// Two dense layers of 512 and 256 units with SiLU and a tenth of the units dropped while training:
/// <code>[Encoder(Layers = [512, 256], Activation = Activation.Silu, Dropout = 0.1)]</code>
/// Two convolutions that halve a 28×28 image twice, to 64 maps of 7×7, and a dense layer of 256 units:
/// <code>[Encoder(Channels = [32, 64], Layers = [256])]</code>
/// Three stages with two residual blocks each and batch norm, straight to the latent space:
/// <code>[Encoder(Channels = [32, 64, 128], Blocks = 2, Norm = Norm.Batch)]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EncoderAttribute : Attribute
{
    /// <summary>Channels of each convolution stage, from the input towards the latent space; images only. None when left out.</summary>
    public int[] Channels { get; set; } = [];

    /// <summary>
    /// Side of every convolution's window, in pixels. 4 when left out: with a stride of 2 it halves even sides exactly, and the decoder's
    /// windows overlap evenly, which keeps its output free of checkerboards (Odena et al. 2016).
    /// </summary>
    public int Kernel { get; set; } = 4;

    /// <summary>Pixels from one window of a stage's convolution to the next: how many times smaller its output is. 2 when left out.</summary>
    public int Stride { get; set; } = 2;

    /// <summary>Zeros around a map before it is convolved, in pixels, fewer than <see cref="Kernel"/>. (Kernel − 1) / 2, rounded down, when left out.</summary>
    public int Padding { get; set; } = 1;

    /// <summary>
    /// Residual blocks after each stage's convolution (He et al. 2016), each of two 3×3 convolutions that keep the size, up to 100. 0 when left out.
    /// </summary>
    public int Blocks { get; set; }

    /// <summary>Units of each dense layer, from the input towards the latent space. May be left out where there are <see cref="Channels"/>.</summary>
    public int[] Layers { get; set; } = [];

    /// <summary>What follows every layer. <see cref="Activation.Relu"/> when left out.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>What normalises every layer's output before its activation. <see cref="Norm.None"/> when left out.</summary>
    public Norm Norm { get; set; } = Norm.None;

    /// <summary>Share of values dropped after every layer and every residual block while training, in [0, 1). 0 when left out: none.</summary>
    public double Dropout { get; set; }
}
