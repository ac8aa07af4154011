using System.Globalization;

namespace VaeGen;

/// <summary>Turns every value into 1 with that probability, into 0 else.</summary>
internal sealed class Binarization(long seed) : IRandomChange
{
    public void Apply(int index, ref SampleRandom random, Span<float> sample)
    {
        for (var i = 0; i < sample.Length; i++)
        {
            var value = sample[i];
            if (!(value is >= 0 and <= 1))
            {
                throw new DataException(string.Create(CultureInfo.InvariantCulture,
                    $"Sample {index} has the value {value} at position {i}, expected a probability in [0, 1] to binarise it by."))
                {
                    SampleIndex = index,
                    Expected = "values in [0, 1]",
                    Found = value.ToString(CultureInfo.InvariantCulture),
                };
            }
            sample[i] = random.NextSingle() < value ? 1 : 0;
        }
    }

    // epochs are counted from 1: no epoch draws these numbers
    public void ApplyFixed(int index, Span<float> sample)
    {
        var random = new SampleRandom(seed, epoch: 0, index);
        Apply(index, ref random, sample);
    }
}
