namespace VaeGen;

/// <content>What makes a posterior q(z|x) of an encoder's numbers.</content>
public sealed partial class OnnxValue
{
    /// <summary>The Cholesky factors of covariances, [latent, latent], row i σ_i times a row with a one on the diagonal, from log-variances.</summary>
    /// <param name="below">The entries below the diagonals, row by row.</param>
    public OnnxValue LowerTriangular(OnnxValue below)
    {
        ArgumentNullException.ThrowIfNull(below);
        var latent = Shape[0];
        var (places, unit) = (new long[latent * latent], new float[latent * latent]);
        for (long row = 0, next = 0; row < latent; row++)
        {
            for (var column = 0L; column < latent; column++)
            {
                // one more number than there are entries, a zero, stands on the diagonal and above it
                places[(row * latent) + column] = column < row ? next++ : below.Shape[0];
            }
            unit[(row * latent) + row] = 1;
        }
        var padded = Graph.Node("Pad", "padded", [below.Shape[0] + 1], [below, Graph.Integers(0, 0, 0, 1)]);
        var ones = (padded.Gather(places) + Graph.Constant("unit", [latent * latent], unit)).Reshape([latent, latent]);
        return (0.5f * this).Exp().Reshape([latent, 1]) * ones;
    }

    /// <summary>Codes sent through planar flows, z ← z + û·tanh(wᵀz + b) (Rezende and Mohamed 2015).</summary>
    /// <param name="flow">u, w and b of every step, one step after another.</param>
    /// <param name="steps">How many steps there are.</param>
    public OnnxValue PlanarFlow(OnnxValue flow, int steps)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var (z, latent) = (this, Shape[0]);
        var numbers = flow.Flatten();
        for (var step = 0; step < steps; step++)
        {
            var first = step * ((2 * latent) + 1);
            var u = numbers.Narrow(first, latent);
            var w = numbers.Narrow(first + latent, latent);
            var b = numbers.Narrow(first + (2 * latent), 1);

            // û = u + (softplus(wᵀu) − 1 − wᵀu)·w/‖w‖²
            var wu = (w * u).Sum();
            u += (wu.Softplus() - 1 - wu) * w / (w * w).Sum();
            z += u * ((w * z).Sum() + b).Tanh();
        }
        return z;
    }

    /// <summary>Codes sent through inverse autoregressive flows, z ← σ·z + (1 − σ)·m (Kingma et al. 2016), by layers called flow0Hidden, flow0Output and so on.</summary>
    /// <param name="context">What the encoder tells the flow.</param>
    /// <param name="steps">How many steps there are.</param>
    /// <exception cref="ModelFileException">The model has no such layers.</exception>
    public OnnxValue AutoregressiveFlow(OnnxValue context, int steps)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (z, latent) = (this, Shape[0]);
        long[] reversed = [.. Enumerable.Range(1, (int)latent).Select(place => latent - place)];
        for (var step = 0; step < steps; step++)
        {
            // hidden unit i sees the dimensions before number i mod latent, and the context; it feeds that dimension and those after it
            var h = z.Concat(context).MaskedLinear($"flow{step}Hidden", (unit, input) => input >= latent || input < unit % latent).Relu();
            var made = h.MaskedLinear($"flow{step}Output", (output, unit) => unit % latent <= output % latent);
            var m = made.Narrow(0, latent);
            var sigma = (made.Narrow(latent, latent) + 2).Sigmoid();
            z = (sigma * z) + ((1 - sigma) * m);

            // the next step goes through the dimensions the other way round
            z = z.Gather(reversed);
        }
        return z;
    }

    // a dense layer without some of its weights
    private OnnxValue MaskedLinear(string layer, Func<long, long, bool> isThere)
    {
        var (values, shape) = Graph.Weight($"{layer}.weight");
        var columns = shape[1];
        float[] kept = [.. values.Select((value, place) => isThere(place / columns, place % columns) ? value : 0)];
        return Graph.Node("Gemm", layer, [shape[0]], WithBias(Graph.Constant($"{layer}.weight", shape, kept), layer), ("transB", 1L));
    }
}
