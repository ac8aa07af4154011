using Faces;
using Faces.Reading;
using Faces.Rendering;

[assembly: AssemblyFixture(typeof(VaeGen.Faces.Tests.TaughtReader))]

namespace VaeGen.Faces.Tests;

/// <summary>One reader, taught once, for all tests.</summary>
public sealed class TaughtReader : IDisposable
{
    internal FactorReader Reader { get; } = FactorReader.Teach(cancellationToken: CancellationToken.None);

    public void Dispose() => Reader.Dispose();
}

public sealed class ReaderTests(TaughtReader taught)
{
    [Fact]
    public void It_tells_glasses_and_women_from_men_on_97_of_100_clean_faces()
    {
        var right = ReaderAccuracy.Of(taught.Reader, blurs: 0);
        Assert.InRange(right.Glasses, 0.97, 1);
        Assert.InRange(right.Woman, 0.97, 1);
        Assert.InRange(right.Faces, 0.95, 1);
    }

    [Fact]
    public void It_tells_them_on_93_of_100_blurred_faces()
    {
        var right = ReaderAccuracy.Of(taught.Reader, blurs: 4);
        Assert.InRange(right.Glasses, 0.93, 1);
        Assert.InRange(right.Woman, 0.93, 1);
        Assert.InRange(right.Faces, 0.95, 1);
    }

    [Theory]
    [InlineData(0.6f, true)]
    [InlineData(0.15f, false)]
    public void Glasses_are_what_shows(float strength, bool areGlasses)
    {
        const int Count = 200;
        var values = new float[Count * FaceRenderer.Size];
        var faces = new FaceDataset(FaceData.MeasuredSeed, Count);
        for (var i = 0; i < Count; i++)
        {
            var picture = values.AsSpan(i * FaceRenderer.Size, FaceRenderer.Size);
            Lessons.DrawWithFaintGlasses(faces[i], strength, picture);
            Filters.Blur(picture, 4);
        }
        var right = taught.Reader.Read(new SampleSet(values, 3, 64, 64)).Count(reading => reading.GlassesProbability >= 0.5f == areGlasses);
        Assert.InRange(right, 0.95 * Count, Count);
    }

    [Theory]
    [InlineData(nameof(NoFace.Noise), 0.01)]
    [InlineData(nameof(NoFace.Shapes), 0.01)]
    [InlineData(nameof(NoFace.Average), 0.02)]
    [InlineData(nameof(NoFace.Faint), 0.01)]
    [InlineData(nameof(NoFace.Spots), 0.05)]
    // of two faces that are alike, a mixture or two halves may well be one
    [InlineData(nameof(NoFace.Double), 0.25)]
    [InlineData(nameof(NoFace.Pieces), 0.15)]
    public void It_is_not_fooled(string kind, double most) => Assert.InRange(ReaderAccuracy.FooledBy(taught.Reader, Enum.Parse<NoFace>(kind)), 0, most);

    [Fact]
    public void What_it_did_not_learn_to_refuse_it_refuses_too()
    {
        // upside down, and in the negative
        var faces = SampleSet.Of(new FaceDataset(FaceData.MeasuredSeed, 50));
        var turned = new float[faces.Values.Length];
        for (var i = 0; i < turned.Length; i++)
        {
            var inPlane = i % 4096;
            turned[i] = faces.Values[i - inPlane + 4095 - inPlane];
        }
        Assert.InRange(taught.Reader.Read(new SampleSet(turned, 3, 64, 64)).Count(reading => reading.IsFace), 0, 2);
        var negative = new SampleSet([.. faces.Values.Select(value => 1 - value)], 3, 64, 64);
        Assert.InRange(taught.Reader.Read(negative).Count(reading => reading.IsFace), 0, 2);
    }
}
