using VaeGen;

namespace Explorer;

/// <summary>Samples to learn about a latent space from, and what is to be seen on some of them and not on others.</summary>
/// <param name="Samples">The samples.</param>
/// <param name="Concepts">Names of concepts, and which samples have them.</param>
internal sealed record Examples(ILabelledDataset Samples, IReadOnlyList<(string Name, Predicate<int> Has)> Concepts)
{
    // more of them change nothing that one sees, and the start would wait for them
    private const int Most = 2000;

    /// <summary>A folder of pictures; folders in it are concepts.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shape">The shape of the model's samples.</param>
    public static Examples OfPictures(string folder, params ReadOnlySpan<int> shape)
    {
        var pictures = ImageFolder.Load(folder, shape);
        return pictures.HasLabels
            ? OfClasses(pictures, pictures.ClassNames)
            : new Examples(pictures.WithLabels(new int[pictures.Count]).Take(Math.Min(Most, pictures.Count)), []);
    }

    /// <summary>Samples of classes, each class a concept.</summary>
    public static Examples OfClasses(ILabelledDataset samples, IReadOnlyList<string> names)
    {
        // of every class some, in whatever order they are
        var some = samples.Split(Math.Min(Most, samples.Count - 1), seed: 0).Validation;
        return new Examples(some, [.. names.Select((name, label) => (name, (Predicate<int>)(index => some.Label(index) == label)))]);
    }
}
