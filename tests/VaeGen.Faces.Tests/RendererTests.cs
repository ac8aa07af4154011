using Faces;
using Faces.Rendering;

namespace VaeGen.Faces.Tests;

public sealed class RendererTests
{
    private static readonly FaceFactors plain = new()
    {
        Woman = false, Glasses = false, Smile = 0, HairLength = 0.2f, HairColor = 0.3f, Parting = 0, Beard = 0, SkinTone = 0.2f,
        Roundness = 0.5f, EyeColor = 0.5f, X = 0, Y = 0, Turn = 0, Background = 0.5f, Clothes = 0.5f,
    };

    [Fact]
    public void The_same_seed_and_index_give_the_same_bits_in_any_order_and_on_any_thread()
    {
        var expected = SampleSet.Of(new FaceDataset(7, 64)).Values;
        var found = new float[expected.Length];
        Parallel.For(0, 64, i => new FaceDataset(7, 64).Read(63 - i, found.AsSpan((63 - i) * FaceRenderer.Size, FaceRenderer.Size)));
        Assert.Equal(expected, found);
        Assert.NotEqual(expected, SampleSet.Of(new FaceDataset(8, 64)).Values);
    }

    [Fact]
    public void Every_value_is_in_range_and_every_factor_varies_over_its_whole_range()
    {
        var faces = new FaceDataset(1, 500);
        Assert.All(SampleSet.Of(faces.Take(100)).Values, value => Assert.InRange(value, 0, 1));
        var factors = new float[FaceFactors.Count];
        var (lowest, highest) = (Enumerable.Repeat(9f, FaceFactors.Count).ToArray(), Enumerable.Repeat(-9f, FaceFactors.Count).ToArray());
        for (var index = 0; index < faces.Count; index++)
        {
            faces[index].CopyTo(factors);
            Assert.Equal(faces[index], FaceFactors.From(factors));
            for (var i = 0; i < factors.Length; i++)
            {
                (lowest[i], highest[i]) = (Math.Min(lowest[i], factors[i]), Math.Max(highest[i], factors[i]));
            }
        }
        float[] from = [0, 0, -1, 0, 0, -1, 0, 0, 0, 0, -1, -1, -1, 0, 0];
        Assert.All(from.Index(), low => Assert.InRange(lowest[low.Index], low.Item, low.Item + 0.02f));
        Assert.All(highest, high => Assert.InRange(high, 0.98f, 1));
    }

    // the part of the picture that a factor may change: rows and columns, first and last
    [Theory]
    [InlineData("glasses", 18, 42, 8, 56)]
    [InlineData("smile", 18, 52, 14, 50)]
    [InlineData("beard", 26, 60, 12, 52)]
    [InlineData("eye colour", 24, 38, 14, 50)]
    [InlineData("clothes", 42, 64, 0, 64)]
    [InlineData("parting", 8, 40, 10, 54)]
    public void A_factor_changes_the_picture_where_it_should_and_nowhere_else(string factor, int top, int bottom, int left, int right)
    {
        var changed = Draw(factor switch
        {
            "glasses" => plain with { Glasses = true },
            "smile" => plain with { Smile = 1 },
            "beard" => plain with { Beard = 1 },
            "eye colour" => plain with { EyeColor = 1 },
            "clothes" => plain with { Clothes = 1 },
            _ => plain with { Parting = 1 },
        });
        var same = Draw(plain);
        var inside = 0;
        for (var i = 0; i < same.Length; i++)
        {
            var (x, y) = (i % 64, i / 64 % 64);
            if (same[i] != changed[i])
            {
                Assert.True(y >= top && y < bottom && x >= left && x < right, $"{factor} changes the pixel at {x}, {y}.");
                inside++;
            }
        }
        Assert.True(inside > 100, $"{factor} changes {inside} values.");
    }

    [Fact]
    public void The_background_changes_the_corners_and_leaves_the_face()
    {
        var (same, changed) = (Draw(plain), Draw(plain with { Background = 1 }));
        Assert.NotEqual(same[0], changed[0]);
        var middle = 36 * 64 + 32;
        Assert.Equal(same[middle], changed[middle]);
    }

    [Fact]
    public void A_step_to_the_right_moves_the_picture()
    {
        // one unit of the factor is 1.1 units of the sheet, 1.276 pixels: half a pixel here
        var moved = Draw(plain with { X = 0.39f });
        Assert.InRange(MiddleOfSkin(moved) - MiddleOfSkin(Draw(plain)), 0.3, 0.7);
    }

    [Fact]
    public void Edges_are_smooth()
    {
        // the shirt's colour and the wall's, and on the way from one to the other values between them in every row
        var picture = Draw(plain with { Background = 0, Clothes = 1 });
        var between = 0;
        for (var y = 56; y < 63; y++)
        {
            var row = picture.AsSpan(y * 64, 32);
            var steps = 0;
            for (var x = 1; x < 32; x++)
            {
                steps = Math.Max(steps, row[x] - row[x - 1] is > 0.05f and < 0.6f ? 1 : 0);
            }
            between += steps;
        }
        Assert.True(between >= 5, $"{between} of 7 rows have a value between.");
    }

    private static float[] Draw(FaceFactors face)
    {
        var picture = new float[FaceRenderer.Size];
        FaceRenderer.Draw(face, picture);
        return picture;
    }

    // the mean place of what is more red than blue, in a row through the cheeks
    private static double MiddleOfSkin(float[] picture)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var x = 0; x < 64; x++)
        {
            var red = Math.Max(0, picture[40 * 64 + x] - picture[2 * 4096 + 40 * 64 + x]);
            (sum, weight) = (sum + red * x, weight + red);
        }
        return sum / weight;
    }
}
