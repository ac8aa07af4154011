namespace VaeGen.Generators.Tests;

/// <summary>
/// Structured data small enough to learn in a second: 8×8 images of one bright bar, horizontal or vertical, on a dark ground with a little noise.
/// Sixteen causes explain 64 pixels, so a model that learns anything gains many nats.
/// </summary>
internal static class Bars
{
    public const int Side = 8;

    public static SampleSet Create(int count, int seed = 1)
    {
        var random = new Random(seed);
        var values = new float[count * Side * Side];
        for (var sample = 0; sample < count; sample++)
        {
            var image = values.AsSpan(sample * Side * Side, Side * Side);
            var (place, vertical) = (random.Next(Side), random.Next(2) == 0);
            for (var pixel = 0; pixel < image.Length; pixel++)
            {
                var lit = (vertical ? pixel % Side : pixel / Side) == place;
                image[pixel] = (lit ? 0.9f : 0.0f) + (0.1f * random.NextSingle());
            }
        }

        return new SampleSet(values, Side, Side);
    }
}
