namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>A convolution along one axis: small[i] = Σₖ large[i · stride + k · dilation − padding] · w[k].</summary>
/// <param name="Large">Size of what the convolution reads (and what its transpose writes).</param>
/// <param name="Small">Size of what the convolution writes.</param>
/// <param name="Kernel">Number of taps.</param>
/// <param name="Stride">Step in the large side for one in the small side.</param>
/// <param name="Padding">Zeros before the large side's first element; as many after its last as the small size asks for.</param>
/// <param name="Dilation">Distance of two taps.</param>
internal readonly record struct ConvolutionAxis(int Large, int Small, int Kernel, int Stride, int Padding, int Dilation);
