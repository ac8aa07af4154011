using System.Numerics;
using VaeGen.Cpu.Memory;

namespace VaeGen.Cpu.Kernels.Resizing;

internal enum ResizeMode
{
    Nearest,
    NearestExact,
    Linear,
    Cubic,
}

/// <summary>Along one dimension, which inputs every output is made of.</summary>
/// <param name="Input">The size to resize.</param>
/// <param name="Output">The size asked for.</param>
/// <param name="Mode">How to interpolate.</param>
/// <param name="AlignsCorners">The first and last inputs lie on the first and last outputs; else pixels are areas, and their outer borders do.</param>
/// <param name="Factor">The magnification asked for, where it is to count rather than Output / Input.</param>
internal readonly record struct ResizeAxis(long Input, long Output, ResizeMode Mode, bool AlignsCorners, double? Factor)
{
    /// <summary>Inputs to each output.</summary>
    internal int Taps => Mode switch
    {
        ResizeMode.Linear => 2,
        ResizeMode.Cubic => 4,
        _ => 1,
    };

    /// <summary>Computed in the element's own type, as libtorch does: a place between two inputs is then the same one.</summary>
    internal void Fill<T>(Span<long> places, Span<T> weights)
        where T : IFloatingPointIeee754<T>
    {
        T half = T.CreateTruncating(0.5), scale = Scale<T>();
        for (var o = 0; o < Output; o++)
        {
            var output = T.CreateTruncating(o);
            var at = o * Taps;
            switch (Mode)
            {
                case ResizeMode.Nearest:
                    (places[at], weights[at]) = (Clamp(T.Floor(output * scale)), T.One);
                    break;
                case ResizeMode.NearestExact:
                    (places[at], weights[at]) = (Clamp(T.Floor((output + half) * scale)), T.One);
                    break;
                case ResizeMode.Linear:
                    var source = AlignsCorners ? output * scale : T.Max(T.Zero, ((output + half) * scale) - half);
                    var left = Clamp(T.Floor(source));
                    var part = T.Clamp(source - T.CreateTruncating(left), T.Zero, T.One);
                    (places[at], places[at + 1]) = (left, Math.Min(left + 1, Input - 1));
                    (weights[at], weights[at + 1]) = (T.One - part, part);
                    break;
                default:
                    var centre = AlignsCorners ? output * scale : ((output + half) * scale) - half;
                    var first = T.Floor(centre);
                    for (var k = 0; k < 4; k++)
                    {
                        var tap = first + T.CreateTruncating(k - 1);
                        (places[at + k], weights[at + k]) = (Clamp(tap), Cubic(T.Abs(centre - tap)));
                    }
                    break;
            }
        }
    }

    private T Scale<T>()
        where T : IFloatingPointIeee754<T>
    {
        if (AlignsCorners)
        {
            return Output > 1 ? T.CreateTruncating(Input - 1) / T.CreateTruncating(Output - 1) : T.Zero;
        }
        return Factor is { } factor ? T.CreateTruncating(1 / factor) : T.CreateTruncating(Input) / T.CreateTruncating(Output);
    }

    private long Clamp<T>(T place)
        where T : IFloatingPointIeee754<T> => Math.Clamp(long.CreateTruncating(place), 0, Input - 1);

    // Keys' convolution kernel (1981) with a = −3/4.
    private static T Cubic<T>(T distance)
        where T : IFloatingPointIeee754<T>
    {
        T a = T.CreateTruncating(-0.75), x = distance;
        T Number(double value) => T.CreateTruncating(value);
        return x <= T.One
            ? (((a + Number(2)) * x - (a + Number(3))) * x * x) + T.One
            : ((((a * x) - (Number(5) * a)) * x + (Number(8) * a)) * x) - (Number(4) * a);
    }
}

/// <summary>An axis' places and weights, in memory from the pool.</summary>
internal readonly unsafe struct ResizeTaps<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Storage places, weights;

    internal ResizeTaps(in ResizeAxis axis)
    {
        Count = axis.Taps;
        var all = checked((int)(axis.Output * Count));
        places = Storage.Allocate((long)all * sizeof(long));
        weights = Storage.Allocate((long)all * sizeof(T));
        axis.Fill(new Span<long>(places.Data, all), new Span<T>(weights.Data, all));
    }

    /// <summary>Taps to each output.</summary>
    internal int Count { get; }

    internal long* Places => (long*)places.Data;

    internal T* Weights => (T*)weights.Data;

    public void Dispose()
    {
        places.Release();
        weights.Release();
    }
}
