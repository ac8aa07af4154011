namespace VaeGen.Generators.Tests;

/// <summary>A map [channels, height, width], or a vector with neither height nor width, in double precision.</summary>
internal sealed record HandMap(int Channels, int Height, int Width, double[] Values)
{
    public static HandMap Vector(double[] values) => new(values.Length, 1, 1, values);

    public HandMap As(int channels, int height, int width) => new(channels, height, width, Values);

    public HandMap Map(Func<double, double> function) => this with { Values = [.. Values.Select(function)] };

    public HandMap Plus(HandMap other) => this with { Values = [.. Values.Zip(other.Values, (a, b) => a + b)] };
}

/// <summary>The layers of a saved model, written out from their definitions and as slow as those.</summary>
internal sealed class LayersByHand(ModelFile weights)
{
    private const double Epsilon = 1e-5;

    public HandMap Linear(string name, int units, HandMap x, bool bias = true)
    {
        var matrix = weights.Values($"{name}.weight", [units, x.Values.Length]);
        var shift = Bias(name, units, bias);
        return HandMap.Vector([.. Enumerable.Range(0, units).Select(unit =>
            (double)shift[unit] + Enumerable.Range(0, x.Values.Length).Sum(i => (double)matrix[(unit * x.Values.Length) + i] * x.Values[i]))]);
    }

    public HandMap Convolution(string name, int channels, int kernel, int stride, int padding, HandMap x, bool bias = true)
    {
        var weight = weights.Values($"{name}.weight", [channels, x.Channels, kernel, kernel]);
        var shift = Bias(name, channels, bias);
        var (height, width) = (((x.Height + (2 * padding) - kernel) / stride) + 1, ((x.Width + (2 * padding) - kernel) / stride) + 1);
        var y = new HandMap(channels, height, width, new double[channels * height * width]);
        foreach (var (to, row, column, i) in Places(y))
        {
            double sum = shift[to];
            for (var from = 0; from < x.Channels; from++)
            {
                for (var tap = 0; tap < kernel * kernel; tap++)
                {
                    var (r, c) = ((row * stride) - padding + (tap / kernel), (column * stride) - padding + (tap % kernel));
                    if (r >= 0 && r < x.Height && c >= 0 && c < x.Width)
                    {
                        sum += weight[(((to * x.Channels) + from) * kernel * kernel) + tap] * x.Values[(((from * x.Height) + r) * x.Width) + c];
                    }
                }
            }

            y.Values[i] = sum;
        }

        return y;
    }

    /// <summary>Every value of x adds its kernel, times itself, to the output, whose size is given.</summary>
    public HandMap TransposedConvolution(string name, int channels, int height, int width, int kernel, int stride, int padding, HandMap x, bool bias = true)
    {
        var weight = weights.Values($"{name}.weight", [x.Channels, channels, kernel, kernel]);
        var shift = Bias(name, channels, bias);
        var y = new HandMap(channels, height, width, new double[channels * height * width]);
        foreach (var (to, _, _, i) in Places(y))
        {
            y.Values[i] = shift[to];
        }

        foreach (var (from, row, column, i) in Places(x))
        {
            for (var to = 0; to < channels; to++)
            {
                for (var tap = 0; tap < kernel * kernel; tap++)
                {
                    var (r, c) = ((row * stride) - padding + (tap / kernel), (column * stride) - padding + (tap % kernel));
                    if (r >= 0 && r < height && c >= 0 && c < width)
                    {
                        y.Values[(((to * height) + r) * width) + c] += weight[(((from * channels) + to) * kernel * kernel) + tap] * x.Values[i];
                    }
                }
            }
        }

        return y;
    }

    /// <summary>With the running statistics of evaluation mode.</summary>
    public HandMap BatchNorm(string name, HandMap x)
    {
        var mean = weights.Values($"{name}.running_mean", [x.Channels]);
        var variance = weights.Values($"{name}.running_var", [x.Channels]);
        return ScaledAndShifted(name, x, (channel, value) => (value - mean[channel]) / Math.Sqrt(variance[channel] + Epsilon));
    }

    /// <summary>One group is layer norm over a map.</summary>
    public HandMap GroupNorm(string name, int groups, HandMap x)
    {
        var moments = Enumerable.Range(0, groups).Select(group => Moments(x.Values.AsSpan(group * x.Values.Length / groups, x.Values.Length / groups))).ToArray();
        return ScaledAndShifted(name, x, (channel, value) =>
        {
            var (mean, variance) = moments[channel * groups / x.Channels];
            return (value - mean) / Math.Sqrt(variance + Epsilon);
        });
    }

    private HandMap ScaledAndShifted(string name, HandMap x, Func<int, double, double> normalized)
    {
        var (scale, shift) = (weights.Values($"{name}.weight", [x.Channels]), weights.Values($"{name}.bias", [x.Channels]));
        var y = x with { Values = new double[x.Values.Length] };
        foreach (var (channel, _, _, i) in Places(x))
        {
            y.Values[i] = (scale[channel] * normalized(channel, x.Values[i])) + shift[channel];
        }

        return y;
    }

    private float[] Bias(string name, int count, bool has)
    {
        Assert.Equal(has, weights.Names.Contains($"{name}.bias"));
        return has ? weights.Values($"{name}.bias", [count]) : new float[count];
    }

    private static (double Mean, double Variance) Moments(ReadOnlySpan<double> values)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
        {
            sum += value;
            squares += value * value;
        }

        var mean = sum / values.Length;
        return (mean, (squares / values.Length) - (mean * mean));
    }

    private static IEnumerable<(int Channel, int Row, int Column, int Index)> Places(HandMap map) =>
        Enumerable.Range(0, map.Values.Length).Select(i => (i / (map.Height * map.Width), i / map.Width % map.Height, i % map.Width, i));
}
