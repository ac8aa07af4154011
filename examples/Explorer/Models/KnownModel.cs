namespace Explorer;

/// <summary>A model class that the explorer can load.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Declaration">What a file of it was saved with.</param>
/// <param name="Load">Loads a file.</param>
/// <param name="Examples">Samples to learn the latent space from: those in a folder, or with null those that the example has.</param>
internal sealed record KnownModel(string Name, string Declaration, Func<string, ExplorableModel> Load, Func<string?, Examples?> Examples)
{
    /// <summary>Registers a class.</summary>
    public static KnownModel Of<T>(string declaration, Func<string, T> load, Func<T, ExplorableModel> open, Func<string?, Examples?> examples) =>
        new(typeof(T).Name, declaration, path => open(load(path)), examples);
}
