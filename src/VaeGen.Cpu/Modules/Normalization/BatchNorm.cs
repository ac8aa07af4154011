using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch norm: y = (x − mean) / √(variance + eps) · weight + bias, channel by channel of [N, C, *]; in training by the batch's statistics, else by the running ones.</summary>
public abstract class BatchNorm : NormBase
{
    private protected BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var average = momentum ?? 0;
        if (training && track_running_stats && num_batches_tracked is { } batches)
        {
            batches.add_(1);
            average = momentum ?? 1 / batches.to(ScalarType.Float64).item<double>();
        }

        var isTraining = training || (running_mean is null && running_var is null);
        var usesRunning = !training || track_running_stats;
        return nn.functional.batch_norm(
            input, usesRunning ? running_mean : null, usesRunning ? running_var : null, affine ? weight : null, bias, isTraining, average, eps);
    }
}

/// <summary>Batch norm of [N, C] or [N, C, L].</summary>
public sealed class BatchNorm1d : BatchNorm
{
    internal BatchNorm1d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm1d))
    {
    }

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.ndim is not (2 or 3))
        {
            throw new ArgumentException($"expected 2D or 3D input, but got {input.ndim}D input.", nameof(input));
        }
    }
}

/// <summary>Batch norm of [N, C, H, W].</summary>
public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d))
    {
    }

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.ndim != 4)
        {
            throw new ArgumentException($"expected 4D input, but got {input.ndim}D input.", nameof(input));
        }
    }
}

/// <summary>Batch norm of [N, C, D, H, W].</summary>
public sealed class BatchNorm3d : BatchNorm
{
    internal BatchNorm3d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm3d))
    {
    }

    protected override void ValidateInputDimensions(Tensor input)
    {
        if (input.ndim != 5)
        {
            throw new ArgumentException($"expected 5D input, but got {input.ndim}D input.", nameof(input));
        }
    }
}
