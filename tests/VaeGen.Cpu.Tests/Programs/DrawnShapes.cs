using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>Small pictures of a bar, upright or lying, or of a frame, drawn at random places.</summary>
internal static class DrawnShapes
{
    public const int Side = 12;

    /// <summary>Images [count, 1, 12, 12] in [0, 1] and what each shows [count]: 0 an upright bar, 1 a lying one, 2 a frame.</summary>
    public static (Tensor Images, Tensor Labels) Draw(int count, int seed)
    {
        var random = new System.Random(seed);
        var pixels = new float[count, 1, Side, Side];
        var labels = new long[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % 3;
            var (row, column, size) = (random.Next(0, 5), random.Next(0, 5), random.Next(5, 8));
            for (var y = 0; y < size; y++)
            {
                for (var x = 0; x < size; x++)
                {
                    var isEdge = y == 0 || y == size - 1 || x == 0 || x == size - 1;
                    var isSet = labels[i] switch { 0 => x == size / 2, 1 => y == size / 2, _ => isEdge };
                    pixels[i, 0, row + y, column + x] = isSet ? 1 : 0;
                }
            }
        }
        return (tensor(pixels), tensor(labels));
    }
}
