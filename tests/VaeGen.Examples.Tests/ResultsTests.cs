using System.Buffers.Binary;
using Digits;

namespace VaeGen.Examples.Tests;

public sealed class ResultsTests(ShippedTraining training)
{
    // 16 pictures of 56 pixels in a row, 2 grey ones before each and after the last; 8 rows
    private const int Width = 16 * 58 + 2;
    private const int Height = 8 * 58 + 2;

    [Theory]
    [InlineData("samples.png")]
    [InlineData("reconstructions.png")]
    [InlineData("interpolations.png")]
    public void The_pictures_are_PNG_of_eight_rows_of_sixteen_digits(string name)
    {
        var png = File.ReadAllBytes(Path.Combine(training.Out, name));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        Assert.Equal("IHDR"u8, png.AsSpan(12, 4));
        Assert.Equal(Width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(Height, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.Equal("IEND"u8, png.AsSpan(png.Length - 8, 4));
    }

    [Fact]
    public void The_model_loads_and_reconstructs_better_than_a_fresh_one()
    {
        var digits = DigitFiles.Shipped.Take(100);
        using var trained = DigitVae.Load(Path.Combine(training.Out, "digits.safetensors"));
        using var fresh = new DigitVae();
        Assert.True(SquaredError(trained, digits) < SquaredError(fresh, digits) / 4);
    }

    [Fact]
    public void The_model_loses_on_held_out_digits_what_the_program_printed()
    {
        using var trained = DigitVae.Load(Path.Combine(training.Out, "digits.safetensors"));
        var (_, heldOut) = DigitFiles.Shipped.Split(validationCount: 1000, seed: 0);
        var printed = JsonLines.Epochs(training.Run.Output)[^1].Validation;
        var measured = trained.Evaluate(heldOut);
        // KL is exact; the reconstruction is measured with a draw of noise a digit, which need not be the same one
        Assert.Equal(printed.Kl, measured.Kl, 1e-3);
        Assert.Equal(printed.Loss, measured.Loss, 1.0);
    }

    private static double SquaredError(DigitVae model, IDataset digits)
    {
        var originals = SampleSet.Of(digits).Values;
        var reconstructions = model.Reconstruct(digits).Values;
        return originals.Zip(reconstructions, (original, left) => Math.Pow(original - left, 2)).Average();
    }
}
