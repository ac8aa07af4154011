using System.Globalization;
using System.Linq;

namespace VaeGen.Generators.Shapes;

/// <summary>The shape of what flows between layers, without the batch: a vector [units], or a map [channels, height, width].</summary>
internal readonly record struct Shape
{
    private Shape(int channels, int height, int width, bool isMap)
    {
        Channels = channels;
        Height = height;
        Width = width;
        IsMap = isMap;
    }

    /// <summary>Channels of a map, units of a vector.</summary>
    public int Channels { get; }

    public int Height { get; }

    public int Width { get; }

    public bool IsMap { get; }

    /// <summary>How many values that is.</summary>
    public int Size => Channels * Height * Width;

    public static Shape Vector(int units) => new(units, 1, 1, isMap: false);

    public static Shape Map(int channels, int height, int width) => new(channels, height, width, isMap: true);

    /// <summary>64, 7, 7.</summary>
    public string Dimensions => string.Join(", ", (IsMap ? new[] { Channels, Height, Width } : [Channels]).Select(dimension => dimension.ToString(CultureInfo.InvariantCulture)));

    /// <summary>[64, 7, 7].</summary>
    public override string ToString() => $"[{Dimensions}]";
}
