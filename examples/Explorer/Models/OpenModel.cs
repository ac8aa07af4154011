using System.Security.Cryptography;
using VaeGen;

namespace Explorer;

/// <summary>A model that was loaded, with all that the page must know about it.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Fingerprint">Eight hexadecimal digits that another file does not have: a link says with them which model it is for.</param>
/// <param name="Model">The model.</param>
/// <param name="Map">Where things are in its latent space.</param>
internal sealed record OpenModel(string Name, string Fingerprint, ExplorableModel Model, LatentMap Map) : IDisposable
{
    /// <summary>Loads a file of any class that is known.</summary>
    /// <param name="path">The file.</param>
    /// <param name="data">A folder with samples to learn the latent space from; null: those that the model's example has.</param>
    /// <exception cref="ModelFileException">The file is damaged, or of a class that is not known.</exception>
    /// <exception cref="InvalidDataException">The concepts beside it are none.</exception>
    public static OpenModel Load(string path, string? data)
    {
        var file = ModelFile.Load(path);
        var known = KnownModels.All.FirstOrDefault(known => known.Declaration == file.Declaration)
            ?? throw new ModelFileException(path, $"holds a model that the explorer does not know, expected one of {string.Join(", ", KnownModels.All.Select(known => known.Name))}.");
        var model = known.Load(path);
        try
        {
            var concepts = data is null ? ConceptFile.ReadBeside(path, model.Dimensions) : null;
            var map = LatentMap.Of(model, known.Examples(data), concepts);
            return new OpenModel(known.Name, Hash(path), model, map);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    public void Dispose() => Model.Dispose();

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 4));
    }
}
