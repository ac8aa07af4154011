using System.Globalization;

namespace VaeGen;

/// <summary>
/// A folder of pictures (PNG, PGM, PPM), brought to one shape: one folder of pictures, or a folder with one for every class, as many
/// data sets are published.
/// </summary>
/// <remarks>
/// The order depends on the names alone: classes, and the pictures of each, in ordinal order. Folders inside a class's belong to it; hidden files
/// and links to folders are left out. Pictures are kept as bytes, and read as the numbers 0 … 1: value / 255. Colours become grey by
/// the luma of ITU-R BT.601; colour profiles and gamma in a file are not looked at.
/// </remarks>
/// <example>
/// <code>
/// var faces = ImageFolder.Load("faces", 3, 64, 64);              // faces/*.png
/// var animals = ImageFolder.Load("animals", 3, 64, 64);          // animals/cat/*.png, animals/dog/*.png
/// Console.WriteLine(string.Join(", ", animals.ClassNames));      // cat, dog
/// </code>
/// </example>
public sealed class ImageFolder : ILabelledDataset
{
    private readonly ImageFolderFile[] files;
    private readonly byte[][] pixels;
    private readonly int[] shape;
    private readonly int size;

    private ImageFolder(ImageFolderFile[] files, byte[][] pixels, string[] classes, DataException[] skipped, int[] shape)
    {
        this.files = files;
        this.pixels = pixels;
        this.shape = shape;
        size = Shapes.Size(shape);
        ClassNames = classes;
        Skipped = skipped;
        Files = [.. files.Select(file => file.Path)];
    }

    /// <inheritdoc/>
    public int Count => pixels.Length;

    /// <inheritdoc/>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>The names of the classes' folders: a label is a place in this list. Empty where the pictures are not in such folders.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The file of every sample.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The files that could not be decoded and were left out, with the reason: none unless <see cref="ImageFolderOptions.SkipBadFiles"/> allows it.</summary>
    public IReadOnlyList<DataException> Skipped { get; }

    /// <inheritdoc/>
    public bool HasLabels => ClassNames.Count > 0;

    /// <summary>Reads a folder of pictures.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="shape">The shape that every picture is brought to: (H, W) or (1, H, W) in grey, (3, H, W) in red, green and blue.</param>
    /// <exception cref="DataException">The folder is missing, has no pictures, or one that cannot be decoded.</exception>
    /// <exception cref="ShapeException">The shape is none of these.</exception>
    public static ImageFolder Load(string path, params ReadOnlySpan<int> shape) => Load(path, new ImageFolderOptions(), shape);

    /// <summary>Reads a folder of pictures.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="options">How to read them.</param>
    /// <param name="shape">The shape that every picture is brought to: (H, W) or (1, H, W) in grey, (3, H, W) in red, green and blue.</param>
    /// <exception cref="DataException">The folder is missing, has no pictures, or one that cannot be decoded.</exception>
    /// <exception cref="ShapeException">The shape is none of these, or that of a picture where nothing may be resized.</exception>
    /// <example><code>var faces = ImageFolder.Load("faces", new ImageFolderOptions { Fit = ImageFit.Stretch, SkipBadFiles = true }, 3, 64, 64);</code></example>
    public static ImageFolder Load(string path, ImageFolderOptions options, params ReadOnlySpan<int> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumPixels, 1);
        var target = PictureShape.Of(shape);

        var (files, classes) = ImageFolderListing.Of(path);
        var (pixels, errors) = ReadAll(files, options, target);
        var kept = Enumerable.Range(0, files.Length).Where(i => pixels[i] is not null).ToArray();
        return kept.Length > 0
            ? new ImageFolder([.. kept.Select(i => files[i])], [.. kept.Select(i => pixels[i]!)], classes, [.. errors.OfType<DataException>()], shape.ToArray())
            : throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture,
                $"none of its {files.Length} pictures can be decoded, expected some; the first: {errors[0]!.Message}"), errors[0]);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="ArgumentException"><paramref name="sample"/> has not the length of a sample.</exception>
    public void Read(int index, Span<float> sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        if (sample.Length != size)
        {
            throw new ArgumentException($"A sample has {size} values; there is room for {sample.Length}.", nameof(sample));
        }
        ByteValues.Scale(pixels[index], sample);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="DataException">The pictures are not in folders of classes.</exception>
    public int Label(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return HasLabels
            ? files[index].Class
            : throw new DataException("The pictures have no labels, expected a folder with one for every class.") { Expected = "labels", Found = "none" };
    }

    // Side by side; the first bad file in the order of the files is the one that is reported, on every machine.
    private static (byte[]?[] Pixels, DataException?[] Errors) ReadAll(ImageFolderFile[] files, ImageFolderOptions options, PictureShape target)
    {
        var pixels = new byte[]?[files.Length];
        var errors = new DataException?[files.Length];
        var mismatches = new ShapeException?[files.Length];
        Parallel.For(0, files.Length, (i, loop) =>
        {
            try
            {
                pixels[i] = target.Fit(files[i].Path, ImageFile.Read(files[i].Path, options.MaximumPixels), options);
                return;
            }
            catch (DataException error)
            {
                errors[i] = error;
            }
            catch (ShapeException error)
            {
                mismatches[i] = error;
            }
            if (!options.SkipBadFiles || mismatches[i] is not null)
            {
                loop.Break(); // those before it are still read
            }
        });
        for (var i = 0; i < files.Length; i++)
        {
            if (mismatches[i] is { } mismatch)
            {
                throw mismatch;
            }
            if (errors[i] is { } error && !options.SkipBadFiles)
            {
                throw error;
            }
        }
        return (pixels, errors);
    }
}
