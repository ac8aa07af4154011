namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>
/// A tile's part of the source, padded with zeros: of each channel one plane for each pair of phases that some tap reads.
/// Every tap of every position reads a plane at a constant shift from where the position lies.
/// </summary>
/// <remarks>The planes of a tile stay in the second-level cache; reading the source once for all taps costs next to nothing beside the products.</remarks>
internal readonly unsafe struct PhasePlanes
{
    private readonly AxisTaps y;
    private readonly AxisTaps x;

    internal PhasePlanes(AxisTaps y, AxisTaps x, int channels, int rows)
    {
        (this.y, this.x, Channels) = (y, x, channels);
        Pitch = x.Reach(x.Positions);
        PlaneSize = y.Reach(rows) * Pitch;

        // An odd number of cache lines: channels a power of two apart would share few sets of the cache.
        ChannelStride = ((y.Planes * x.Planes * PlaneSize) + 15 & ~15) | 16;
    }

    internal int Channels { get; }

    /// <summary>Step from row to row of a plane.</summary>
    internal int Pitch { get; }

    internal int PlaneSize { get; }

    internal int ChannelStride { get; }

    internal int ImageStride => Channels * ChannelStride;

    /// <summary>Where a position of the tile lies.</summary>
    internal int Position(int image, int row, int column) => (image * ImageStride) + (row * y.Step * Pitch) + (column * x.Step);

    /// <summary>Where every term of every phase of the output lies from a position on: phase by phase, channel by channel, tap by tap.</summary>
    internal void Locate(int* terms)
    {
        for (var ry = 0; ry < y.Join; ry++)
        {
            for (var rx = 0; rx < x.Join; rx++)
            {
                for (var channel = 0; channel < Channels; channel++)
                {
                    for (var ty = y.First[ry]; ty < y.First[ry + 1]; ty++)
                    {
                        for (var tx = x.First[rx]; tx < x.First[rx + 1]; tx++)
                        {
                            *terms++ = (channel * ChannelStride) + Offset(y.Taps[ty], x.Taps[tx]);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Fills the planes of some images.</summary>
    /// <param name="source">The first image's first channel.</param>
    /// <param name="sourceImage">Step from image to image in the source.</param>
    /// <param name="channels">How many channels to fill.</param>
    /// <param name="planes">The planes.</param>
    /// <param name="images">How many images.</param>
    /// <param name="firstRow">The row of positions with which the tile begins.</param>
    internal void Fill<T>(T* source, long sourceImage, int channels, T* planes, int images, int firstRow)
        where T : unmanaged
    {
        for (var image = 0; image < images; image++)
        {
            for (var channel = 0; channel < channels; channel++)
            {
                FillChannel(source + (image * sourceImage) + ((long)channel * y.Source * x.Source), planes + ((long)image * ImageStride) + ((long)channel * ChannelStride), firstRow);
            }
        }
    }

    // Where the tap reads for the tile's first position, in the channel's planes.
    private int Offset(in AxisTaps.Tap tapY, in AxisTaps.Tap tapX) =>
        (((y.Plane[tapY.Phase] * x.Planes) + x.Plane[tapX.Phase]) * PlaneSize) + ((tapY.Shift - y.MinShift) * Pitch) + (tapX.Shift - x.MinShift);

    private void FillChannel<T>(T* source, T* planes, int firstRow)
        where T : unmanaged
    {
        for (var phaseY = 0; phaseY < y.Split; phaseY++)
        {
            for (var phaseX = 0; phaseX < x.Split; phaseX++)
            {
                if (y.Plane[phaseY] >= 0 && x.Plane[phaseX] >= 0)
                {
                    FillPlane(source, phaseY, phaseX, planes + (((y.Plane[phaseY] * x.Planes) + x.Plane[phaseX]) * PlaneSize), firstRow);
                }
            }
        }
    }

    private void FillPlane<T>(T* source, int phaseY, int phaseX, T* plane, int firstRow)
        where T : unmanaged
    {
        // Row r of the plane is row split · (r + start) + phase of the source, and likewise for columns; what the source lacks is zero.
        var start = (y.Step * firstRow) + y.MinShift;
        var rows = PlaneSize / Pitch;
        var (top, bottom) = Inside(y, phaseY, start, rows);
        var (left, right) = Inside(x, phaseX, x.MinShift, Pitch);
        new Span<T>(plane, PlaneSize).Clear();
        if (top >= bottom || left >= right)
        {
            return;
        }

        source += ((long)((y.Split * (top + start)) + phaseY) * x.Source) + (x.Split * (left + x.MinShift)) + phaseX;
        plane += (top * Pitch) + left;
        var (split, step, pitch, count) = (x.Split, (long)y.Split * x.Source, Pitch, right - left);
        for (var row = top; row < bottom; row++, source += step, plane += pitch)
        {
            Strided.Gather(source, split, plane, count);
        }
    }

    // The elements of a plane's axis that the source has.
    private static (int From, int To) Inside(AxisTaps axis, int phase, int shift, int count)
    {
        var from = Math.Max(0, ((-phase + axis.Split - 1) / axis.Split) - shift);
        var end = axis.Source - phase;
        var to = Math.Min(count, (end <= 0 ? 0 : (end + axis.Split - 1) / axis.Split) - shift);
        return (from, to);
    }
}
