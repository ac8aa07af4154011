using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the transposed convolution layers share: the size of their output may be asked for.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed, output_padding, groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    /// <param name="input">[N, in, *size] or [in, *size].</param>
    /// <param name="output_size">The output's sizes, with or without batch and channels; null: as <see cref="Convolution.output_padding"/> says.</param>
    /// <exception cref="ArgumentException">No output padding below the stride gives this size.</exception>
    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <summary>The output padding that gives the output the size asked for.</summary>
    protected long[] _output_padding(Tensor input, long[]? output_size, long[] kernel_size, long[] stride, long[] padding, long[] dilation, long num_spatial_dims)
    {
        if (output_size is null)
        {
            return output_padding;
        }

        var dimensions = (int)num_spatial_dims;
        var lead = (int)input.dim() - dimensions;
        var asked = output_size.Length == lead + dimensions ? output_size[lead..] : output_size;
        if (asked.Length != dimensions)
        {
            throw new ArgumentException($"ConvTranspose{dimensions}D: for {input.dim()}D input, output_size must have {dimensions} or {lead + dimensions} elements (got {output_size.Length})", nameof(output_size));
        }

        var extra = new long[dimensions];
        for (var d = 0; d < dimensions; d++)
        {
            var least = ((input.shape[lead + d] - 1) * stride[d]) - (2 * padding[d]) + (dilation[d] * (kernel_size[d] - 1)) + 1;
            extra[d] = asked[d] - least;
            if (extra[d] < 0 || extra[d] >= stride[d])
            {
                throw new ArgumentException(
                    $"An input of size [{string.Join(", ", input.shape)}] cannot give the output size [{string.Join(", ", asked)}]: in dimension {d}, sizes range from {least} to {least + stride[d] - 1}.",
                    nameof(output_size));
            }
        }

        return extra;
    }
}
