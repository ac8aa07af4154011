using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Instance norm: each channel of each sample by its own mean and variance; with running statistics, those in evaluation.</summary>
public abstract class InstanceNorm : NormBase
{
    private protected InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum ?? 0.1, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>How many dimensions one sample has, its channels among them.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var channels = (int)(input.ndim - GetNumberOfBatchDimensions());
        if (input.shape[channels] != num_features)
        {
            throw new ArgumentException($"expected input's size at dim={channels} to match num_features ({num_features}), but got: {input.shape[channels]}.", nameof(input));
        }

        if (channels > 0)
        {
            return Normalise(input);
        }

        using var batch = input.unsqueeze(0);
        return Normalise(batch).squeeze_(0);
    }

    private Tensor Normalise(Tensor batch) => nn.functional.instance_norm(
        batch, running_mean, running_var, affine ? weight : null, bias, training || !track_running_stats, momentum ?? 0.1, eps);
}

/// <summary>Instance norm of [N, C, L], or of one sample without N.</summary>
public sealed class InstanceNorm1d : InstanceNorm
{
    internal InstanceNorm1d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm1d))
    {
    }

    protected override long GetNumberOfBatchDimensions() => 2;

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.ndim is not (2 or 3))
        {
            throw new ArgumentException($"expected 2D or 3D input, but got {input.ndim}D input.", nameof(input));
        }
    }
}

/// <summary>Instance norm of [N, C, H, W], or of one sample without N.</summary>
public sealed class InstanceNorm2d : InstanceNorm
{
    internal InstanceNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm2d))
    {
    }

    protected override long GetNumberOfBatchDimensions() => 3;

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.ndim is not (3 or 4))
        {
            throw new ArgumentException($"expected 3D or 4D input, but got {input.ndim}D input.", nameof(input));
        }
    }
}

/// <summary>Instance norm of [N, C, D, H, W], or of one sample without N.</summary>
public sealed class InstanceNorm3d : InstanceNorm
{
    internal InstanceNorm3d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm3d))
    {
    }

    protected override long GetNumberOfBatchDimensions() => 4;

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.ndim is not (4 or 5))
        {
            throw new ArgumentException($"expected 4D or 5D input, but got {input.ndim}D input.", nameof(input));
        }
    }
}
