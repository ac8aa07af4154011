using System.Numerics;
using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels;
using VaeGen.Cpu.Kernels.Convolution;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional;

/// <summary>The three products that a convolution joins: large, small and weights, each from the other two.</summary>
/// <remarks>
/// Each is linear in both of its inputs, and its gradients are the other two: so the three record themselves and each other,
/// and gradients of gradients come by themselves. A convolution goes down from the large side, a transposed one up to it.
/// </remarks>
internal static unsafe class ConvolutionOp
{
    /// <summary>small = the convolution of large with the weights (+ bias [small channels]).</summary>
    internal static TensorImpl Down(TensorImpl large, TensorImpl weights, TensorImpl? bias, ConvolutionGeometry geometry)
    {
        using var temp = new Temporaries();
        TensorImpl x = temp.Own(Ops.Contiguous(large)), w = temp.Own(Ops.Contiguous(weights));
        var b = bias is null ? null : temp.Own(Ops.Contiguous(bias));
        var y = TensorImpl.Empty([geometry.Images, geometry.Groups * geometry.SmallChannels, geometry.Y.Small, geometry.X.Small], x.DType);
        if (y.Count > 0)
        {
            if (x.DType == ScalarType.Float32)
            {
                Down<float>(x, w, b, y, geometry);
            }
            else
            {
                Down<double>(x, w, b, y, geometry);
            }
        }

        ReadOnlySpan<TensorImpl> inputs = b is null ? [x, w] : [x, w, b];
        if (Graph.Records(inputs))
        {
            Graph.Record(
                y,
                "ConvolutionBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.Give(0, Up(pass.Grad, pass.Saved(1), null, geometry));
                    }

                    if (pass.Needs(1))
                    {
                        pass.Give(1, Weights(pass.Saved(0), pass.Grad, geometry));
                    }

                    GiveBias(pass);
                },
                inputs,
                inputs[..2]);
        }

        return y;
    }

    /// <summary>large = the transposed convolution of small with the weights (+ bias [large channels]).</summary>
    internal static TensorImpl Up(TensorImpl small, TensorImpl weights, TensorImpl? bias, ConvolutionGeometry geometry)
    {
        using var temp = new Temporaries();
        TensorImpl y = temp.Own(Ops.Contiguous(small)), w = temp.Own(Ops.Contiguous(weights));
        var b = bias is null ? null : temp.Own(Ops.Contiguous(bias));
        var x = TensorImpl.Empty([geometry.Images, geometry.Groups * geometry.LargeChannels, geometry.Y.Large, geometry.X.Large], y.DType);
        if (x.Count > 0)
        {
            if (y.DType == ScalarType.Float32)
            {
                Up<float>(y, w, b, x, geometry);
            }
            else
            {
                Up<double>(y, w, b, x, geometry);
            }
        }

        ReadOnlySpan<TensorImpl> inputs = b is null ? [y, w] : [y, w, b];
        if (Graph.Records(inputs))
        {
            Graph.Record(
                x,
                "ConvolutionBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.Give(0, Down(pass.Grad, pass.Saved(1), null, geometry));
                    }

                    if (pass.Needs(1))
                    {
                        pass.Give(1, Weights(pass.Grad, pass.Saved(0), geometry));
                    }

                    GiveBias(pass);
                },
                inputs,
                inputs[..2]);
        }

        return x;
    }

    /// <summary>The gradient of the weights [groups · small channels, large channels, rows, columns].</summary>
    internal static TensorImpl Weights(TensorImpl large, TensorImpl small, ConvolutionGeometry geometry)
    {
        using var temp = new Temporaries();
        TensorImpl x = temp.Own(Ops.Contiguous(large)), y = temp.Own(Ops.Contiguous(small));
        long[] sizes = [geometry.Groups * geometry.SmallChannels, geometry.LargeChannels, geometry.Y.Kernel, geometry.X.Kernel];
        if (y.Count == 0)
        {
            return Ops.Full(sizes, 0, x.DType);
        }

        var w = TensorImpl.Empty(sizes, x.DType);
        if (w.Count > 0)
        {
            if (x.DType == ScalarType.Float32)
            {
                Weights<float>(x, y, w, geometry);
            }
            else
            {
                Weights<double>(x, y, w, geometry);
            }
        }

        if (Graph.Records(x, y))
        {
            Graph.Record(
                w,
                "ConvolutionWeightBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.Give(0, Up(pass.Saved(1), pass.Grad, null, geometry));
                    }

                    if (pass.Needs(1))
                    {
                        pass.Give(1, Down(pass.Saved(0), pass.Grad, null, geometry));
                    }
                },
                [x, y],
                [x, y]);
        }

        return w;
    }

    private static void GiveBias(Backprop pass)
    {
        if (pass.Node.Edges.Length > 2 && pass.Needs(2))
        {
            pass.Give(2, Ops.Sum(pass.Grad, [0, 2, 3], keepDim: false));
        }
    }

    private static void Down<T>(TensorImpl x, TensorImpl w, TensorImpl? b, TensorImpl y, ConvolutionGeometry geometry)
        where T : unmanaged, INumber<T>
    {
        var isSplit = Correlation<T>.IsNarrow(geometry.SmallChannels);
        Widest.Run<Correlation<T>, T>(new()
        {
            Y = AxisTaps.Down(geometry.Y, isSplit),
            X = AxisTaps.Down(geometry.X, isSplit),
            Images = geometry.Images,
            Groups = geometry.Groups,
            Channels = geometry.LargeChannels,
            Rows = geometry.SmallChannels,
            Source = x.Pointer<T>(),
            Weights = w.Pointer<T>(),
            GroupStep = geometry.Weights / geometry.Groups,
            RowStep = (long)geometry.LargeChannels * geometry.Taps,
            ChannelStep = geometry.Taps,
            Bias = b is null ? null : b.Pointer<T>(),
            Output = y.Pointer<T>(),
        });
        Keep(x, w, b, y);
    }

    private static void Up<T>(TensorImpl y, TensorImpl w, TensorImpl? b, TensorImpl x, ConvolutionGeometry geometry)
        where T : unmanaged, INumber<T>
    {
        Widest.Run<Correlation<T>, T>(new()
        {
            Y = AxisTaps.Up(geometry.Y),
            X = AxisTaps.Up(geometry.X),
            Images = geometry.Images,
            Groups = geometry.Groups,
            Channels = geometry.SmallChannels,
            Rows = geometry.LargeChannels,
            Source = y.Pointer<T>(),
            Weights = w.Pointer<T>(),
            GroupStep = geometry.Weights / geometry.Groups,
            RowStep = geometry.Taps,
            ChannelStep = (long)geometry.LargeChannels * geometry.Taps,
            Bias = b is null ? null : b.Pointer<T>(),
            Output = x.Pointer<T>(),
        });
        Keep(y, w, b, x);
    }

    private static void Weights<T>(TensorImpl x, TensorImpl y, TensorImpl w, ConvolutionGeometry geometry)
        where T : unmanaged, INumber<T>
    {
        var gradient = new WeightGradient<T> { Geometry = geometry, Large = x.Pointer<T>(), Small = y.Pointer<T>(), Output = w.Pointer<T>() };
        Widest.Run<WeightGradient<T>, T>(gradient);
        Keep(x, y, w, null);
    }

    private static void Keep(TensorImpl a, TensorImpl b, TensorImpl? c, TensorImpl? d)
    {
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(c);
        GC.KeepAlive(d);
    }
}
