namespace VaeGen.Tests;

public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_is_read_in_the_order_of_its_names()
    {
        Save("b.png", 2);
        Save("B.PNG", 1);
        Save("a10.png", 4);
        Save("a9.png", 3);
        File.WriteAllText(folder["notes.txt"], "no picture");
        File.WriteAllText(folder[".hidden.png"], "no picture");
        var data = ImageFolder.Load(folder.Full, 2, 2);
        Assert.Equal(["B.PNG", "a10.png", "a9.png", "b.png"], data.Files.Select(Path.GetFileName));
        Assert.Equal([2, 2], data.Shape);
        Assert.Equal(Enumerable.Repeat(1 / 255f, 4).Concat(Enumerable.Repeat(4 / 255f, 4)), SampleSet.Of(data.Take(2)).Values);
        Assert.False(data.HasLabels);
        Assert.Equal("The pictures have no labels, expected a folder with one for every class.", Assert.Throws<DataException>(() => data.Label(0)).Message);
        Assert.Equal("Vae: the data has no labels, expected a class for every sample: data.WithLabels(labels).",
            Assert.Throws<DataException>(() => new SampleSpec("Vae", [2, 2], classes: 2).Check(data)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Read(4, new float[4]));
        Assert.Throws<ArgumentException>(() => data.Read(0, new float[3]));
    }

    [Fact]
    public void Folders_are_classes()
    {
        Save("dog/2.png", 5);
        Save("dog/1/x.png", 4);
        Save("cat-2/1.png", 3);
        Save("cat/z.pgm", 1);
        Save("cat/9.png", 2);
        var data = ImageFolder.Load(folder.Full, 3, 2, 2);
        Assert.Equal(["cat", "cat-2", "dog"], data.ClassNames);
        Assert.Equal([0, 0, 1, 2, 2], Enumerable.Range(0, 5).Select(data.Label));
        Assert.Equal([2, 1, 3, 4, 5], Enumerable.Range(0, 5).Select(index => (int)(SampleSet.Of(data).Values[index * 12] * 255)));
        Assert.Equal([2, 2], Enumerable.Range(0, 2).Select(data.Skip(3).Label));
    }

    [Fact]
    public void Links_that_lead_back_up_are_not_followed()
    {
        Save("cat/1.png", 1);
        Directory.CreateSymbolicLink(folder["cat/again"], folder["cat"]);
        Assert.Equal(1, ImageFolder.Load(folder.Full, 2, 2).Count);
    }

    [Fact]
    public void A_folder_is_there_and_has_pictures()
    {
        Fails(folder["none"], $"{folder["none"]}: no such folder, expected one of pictures.");
        Fails(folder.Full, $"{folder.Full}: has no pictures, expected PNG, PGM or PPM files, or folders of them.");
        Save("cat/1.png", 1);
        Directory.CreateDirectory(folder["empty"]);
        Fails(folder.Full, $"{folder["empty"]}: has no pictures, expected some in the folder of every class.");
        Save("empty/1.png", 1);
        Save("loose.png", 1);
        Fails(folder.Full, $"{folder.Full}: has pictures beside its folders, such as loose.png, expected all or none of them in folders, one for every class.");
    }

    [Fact]
    public void A_bad_file_is_named_or_counted()
    {
        Save("1.png", 1);
        File.WriteAllText(folder["2.png"], "damaged");
        Save("3.png", 3);
        File.WriteAllText(folder["4.png"], "damaged too");
        var error = Assert.Throws<DataException>(() => ImageFolder.Load(folder.Full, 2, 2));
        Assert.Equal(folder["2.png"], error.Path);
        Assert.StartsWith($"{folder["2.png"]}: is no picture of a kind that is known", error.Message, StringComparison.Ordinal);

        var data = ImageFolder.Load(folder.Full, new ImageFolderOptions { SkipBadFiles = true }, 2, 2);
        Assert.Equal([folder["1.png"], folder["3.png"]], data.Files);
        Assert.Equal([folder["2.png"], folder["4.png"]], data.Skipped.Select(skipped => skipped.Path!));

        File.Delete(folder["1.png"]);
        File.Delete(folder["3.png"]);
        error = Assert.Throws<DataException>(() => ImageFolder.Load(folder.Full, new ImageFolderOptions { SkipBadFiles = true }, 2, 2));
        Assert.StartsWith($"{folder.Full}: none of its 2 pictures can be decoded, expected some; the first: {folder["2.png"]}: is no picture", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_is_cropped_or_stretched_or_refused()
    {
        // columns of 0, 60, 120, 180
        new RasterImage(4, 2, 1, [0, 60, 120, 180, 0, 60, 120, 180]).SavePng(folder["wide.png"]);
        Assert.Equal([60, 120, 60, 120], Bytes(ImageFit.Crop, 2, 2));
        Assert.Equal([30, 150, 30, 150], Bytes(ImageFit.Stretch, 2, 2));
        Assert.Equal([90], Bytes(ImageFit.Crop, 1, 1));
        Assert.Equal([0, 60, 120, 180], Bytes(ImageFit.Crop, 1, 4));
        Assert.Equal([0, 60, 120, 180, 0, 60, 120, 180], Bytes(ImageFit.Exact, 2, 4));

        var error = Assert.Throws<ShapeException>(() => Bytes(ImageFit.Exact, 3, 2, 4));
        Assert.Equal($"{folder["wide.png"]}: is a picture of 1×2×4, expected 3×2×4, for nothing may be resized or converted.", error.Message);
        Assert.Equal(("3×2×4", "1×2×4"), (error.Expected, error.Found));
        Assert.Throws<ShapeException>(() => Bytes(ImageFit.Crop, 2, 4, 4));
        Assert.Throws<ShapeException>(() => Bytes(ImageFit.Crop, 4));
    }

    [Fact]
    public void A_picture_may_be_too_large()
    {
        new RasterImage(4, 2, 1, new byte[8]).SavePng(folder["wide.png"]);
        var error = Assert.Throws<DataException>(() => ImageFolder.Load(folder.Full, new ImageFolderOptions { MaximumPixels = 7 }, 2, 2));
        Assert.Equal($"{folder["wide.png"]}: has 4×2 pixels, expected at most 7.", error.Message);
        Assert.Equal(("at most 7 pixels", "4×2"), (error.Expected, error.Found));
    }

    private int[] Bytes(ImageFit fit, params ReadOnlySpan<int> shape) =>
        [.. SampleSet.Of(ImageFolder.Load(folder.Full, new ImageFolderOptions { Fit = fit }, shape)).Values.Select(value => (int)MathF.Round(value * 255))];

    private void Save(string name, byte level)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        new RasterImage(2, 2, 1, [level, level, level, level]).SavePng(folder[name]);
    }

    private static void Fails(string path, string message) => Assert.Equal(message, Assert.Throws<DataException>(() => ImageFolder.Load(path, 2, 2)).Message);
}
