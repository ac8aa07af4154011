using VaeGen;

namespace Faces;

/// <summary>How much of a picture is left.</summary>
internal static class Sharpness
{
    /// <summary>The root of the mean squared difference, over all values of all pictures.</summary>
    public static double Error(IDataset originals, SampleSet left)
    {
        var sum = 0.0;
        var original = new float[left[0].Length];
        for (var index = 0; index < left.Count; index++)
        {
            originals.Read(index, original);
            var picture = left[index];
            for (var i = 0; i < original.Length; i++)
            {
                sum += Math.Pow(original[i] - picture[i], 2);
            }
        }
        return Math.Sqrt(sum / left.Values.Length);
    }
}
