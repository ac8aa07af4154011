using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Normalization;

/// <summary>Running means and variances: vectors of either real type, contiguous or not.</summary>
internal static unsafe class Running
{
    internal static double Read(TensorImpl vector, long index)
    {
        index *= vector.Strides[0];
        var value = vector.DType == ScalarType.Float32 ? vector.Pointer<float>()[index] : vector.Pointer<double>()[index];
        GC.KeepAlive(vector);
        return value;
    }

    /// <summary>Moves the running statistics towards those of a batch: the mean over samples, and the variance over n − 1 that a batch of n estimates.</summary>
    internal static void Update(TensorImpl? mean, TensorImpl? variance, TensorImpl statistics, double count, double momentum)
    {
        var channels = (mean ?? variance)?.Count ?? 0;
        var samples = channels == 0 ? 0 : statistics.Sizes[1] / channels;
        var values = statistics.Pointer<double>();
        for (long c = 0; c < channels; c++)
        {
            double meanSum = 0, varianceSum = 0;
            for (long n = 0; n < samples; n++)
            {
                meanSum += values[(n * channels) + c];
                varianceSum += values[statistics.Sizes[1] + (n * channels) + c];
            }
            Move(mean, c, meanSum / samples, momentum);
            Move(variance, c, varianceSum / samples * count / (count - 1), momentum);
        }
        GC.KeepAlive(statistics);
        if (mean is not null)
        {
            mean.Storage.Version++;
        }
        if (variance is not null)
        {
            variance.Storage.Version++;
        }
    }

    private static void Move(TensorImpl? vector, long index, double value, double momentum)
    {
        if (vector is null)
        {
            return;
        }
        var moved = (momentum * value) + ((1 - momentum) * Read(vector, index));
        index *= vector.Strides[0];
        if (vector.DType == ScalarType.Float32)
        {
            vector.Pointer<float>()[index] = (float)moved;
        }
        else
        {
            vector.Pointer<double>()[index] = moved;
        }
        GC.KeepAlive(vector);
    }
}
