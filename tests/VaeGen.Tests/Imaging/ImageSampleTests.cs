using System.Text;

namespace VaeGen.Tests;

public class ImageSampleTests
{
    private static readonly byte[] grey = [.. "P5 4 2 255\n"u8, 0, 10, 20, 30, 40, 50, 60, 70];

    [Fact]
    public void A_picture_in_memory_is_read_as_one_in_a_folder()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["a.pgm"], grey);
        foreach (var (options, shape) in new (ImageFolderOptions, int[])[]
        {
            (new(), [2, 2]), (new(), [3, 2, 2]), (new() { Fit = ImageFit.Stretch }, [1, 3, 5]), (new() { Fit = ImageFit.Exact }, [2, 4]),
        })
        {
            using var stream = new MemoryStream(grey);
            stream.Position = 3; // wherever it stands
            var sample = ImageSample.Read(stream, "sent", options, shape);
            Assert.Equal(1, sample.Count);
            Assert.Equal(shape, sample.Shape);
            Assert.Equal(SampleSet.Of(ImageFolder.Load(folder.Full, options, shape)).Values, sample.Values);
            Assert.True(stream.CanRead);
        }
    }

    [Fact]
    public void Png_is_read_too()
    {
        using var stream = new MemoryStream();
        Png.Write(new RasterImage(2, 2, 1, [0, 51, 102, 255]), stream);
        Assert.Equal([0f, 51 / 255f, 102 / 255f, 1f], ImageSample.Read(stream, "sent", new(), 2, 2).Values);
    }

    [Fact]
    public void Messages_call_it_what_the_caller_does()
    {
        Fails<DataException>("hello", "Your file: is no picture of a kind that is known, expected it to begin as a PNG, PGM (P2, P5) or PPM (P3, P6) file does.");
        Fails<DataException>("", "Your file: is no picture of a kind that is known, expected it to begin as a PNG, PGM (P2, P5) or PPM (P3, P6) file does.");
        Fails<DataException>("P5 4 2 255\n1234567", "Your file: is truncated, 7 bytes follow its header, expected 8 for 4×2 pixels.");
        Fails<DataException>("P5 40 20 255\n", "Your file: has 40×20 pixels, expected at most 100.");
        Fails<ShapeException>("P5 1 1 255\n1", "Pictures cannot be brought to the shape 4, expected H×W, 1×H×W or 3×H×W.", 4);
    }

    private static void Fails<T>(string file, string message, params int[] shape)
        where T : VaeGenException
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(file));
        var error = Assert.Throws<T>(() => ImageSample.Read(stream, "Your file", new() { MaximumPixels = 100 }, shape.Length > 0 ? shape : [2, 2]));
        Assert.Equal(message, error.Message);
    }
}
