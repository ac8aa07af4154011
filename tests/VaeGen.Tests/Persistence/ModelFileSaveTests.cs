namespace VaeGen.Tests;

public sealed class ModelFileSaveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_replaced_and_nothing_left_beside_it()
    {
        Model(1).Save(folder["model"]);
        Model(2).Save(folder["model"]);
        Assert.Equal([2], ModelFile.Load(folder["model"]).Values("x"));
        Assert.Equal([folder["model"]], Directory.GetFileSystemEntries(folder.Full));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var path = Path.Combine(folder["none"], "model");
        Assert.Equal($"{path}: cannot be written, its folder does not exist.", Fails(path).Message);
    }

    [Fact]
    public void A_folder_in_the_files_place_stays()
    {
        Directory.CreateDirectory(folder["model"]);
        Assert.Equal($"{folder["model"]}: cannot be written, it is a folder.", Fails(folder["model"]).Message);
        Assert.True(Directory.Exists(folder["model"]));
    }

    [Fact]
    public void A_path_through_a_file_is_refused()
    {
        folder.Write("file", 1, 2, 3);
        var path = Path.Combine(folder["file"], "model");
        Assert.StartsWith($"{path}: cannot be written", Fails(path).Message, StringComparison.Ordinal);
        Assert.Equal<byte>([1, 2, 3], File.ReadAllBytes(folder["file"]));
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused() => Fails(folder[new string('x', 5000)]);

    [Fact]
    public void A_write_that_fails_on_the_way_leaves_the_old_file()
    {
        var path = folder.Write("model", 1, 2, 3);
        var error = Assert.Throws<ModelFileException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write([9, 9]);
            throw new IOException("the disk is full");
        }));
        Assert.Equal($"{path}: cannot be written: the disk is full", error.Message);

        // what .NET throws when a file would be larger than its file system allows
        error = Assert.Throws<ModelFileException>(() => AtomicFile.Write(path, _ => throw new ArgumentOutOfRangeException("value", "Specified file length was too large for the file system.")));
        Assert.Equal($"{path}: cannot be written, it is larger than the file system or a limit of this process allows.", error.Message);

        // an error that is not the file's own passes as it is, and cleans up all the same
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, _ => throw new InvalidOperationException()));
        Assert.Equal<byte>([1, 2, 3], File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Full));
    }

    private static ModelFile Model(float value)
    {
        var file = new ModelFile("{}");
        file.Add("x", [1], [value]);
        return file;
    }

    private ModelFileException Fails(string path)
    {
        var before = Directory.GetFileSystemEntries(folder.Full);
        var error = Assert.Throws<ModelFileException>(() => Model(1).Save(path));
        Assert.Equal(path, error.Path);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.Full));
        return error;
    }
}
