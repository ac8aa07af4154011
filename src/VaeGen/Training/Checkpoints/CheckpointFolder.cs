using System.Globalization;

namespace VaeGen;

/// <summary>A run's checkpoints on disk: checkpoint-0000001200.safetensors, named by steps done, and best.safetensors.</summary>
internal sealed class CheckpointFolder(CheckpointOptions options, string model)
{
    private const string Pattern = "checkpoint-*.safetensors";

    /// <summary>The one with the lowest validation loss.</summary>
    public string BestPath { get; } = Path.Combine(options.Folder, "best.safetensors");

    /// <summary>
    /// Makes the folder, clears away what a run that was killed while it wrote has left half-written, and tries whether files can be made there:
    /// better now than when the first checkpoint is due.
    /// </summary>
    /// <exception cref="ModelFileException">The folder cannot be made or written to, or has checkpoints that nobody asked to go on from.</exception>
    public void Open()
    {
        var trial = Path.Combine(options.Folder, $"trial.safetensors.{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(options.Folder);
            foreach (var rest in Directory.EnumerateFiles(options.Folder, "*.safetensors.*.tmp"))
            {
                File.Delete(rest);
            }
            new FileStream(trial, FileMode.CreateNew, FileAccess.Write).Dispose();
            File.Delete(trial);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(options.Folder, $"cannot be a folder of checkpoints: {error.Message.Replace(trial, options.Folder, StringComparison.Ordinal)}", error);
        }
        if (!options.Resume && Newest() is [var newest, ..])
        {
            throw new ModelFileException(newest, "is of a run before this one: set Resume to go on from it, or name another folder.");
        }
    }

    /// <summary>The newest checkpoint that is whole; null where there is none at all.</summary>
    /// <param name="declaration">What the model must have been declared as.</param>
    /// <param name="skipped">Told of every newer one that is damaged.</param>
    /// <exception cref="ModelFileException">There are checkpoints and all are damaged, or the newest is of another model.</exception>
    public ModelFile? Read(string declaration, Action<ModelFileException> skipped)
    {
        ModelFileException? first = null;
        foreach (var path in Newest())
        {
            ModelFile file;
            try
            {
                file = ModelFile.Load(path);
                if (file.Training is null)
                {
                    throw new ModelFileException(path, "is no checkpoint of a training run, expected \"vaegen.training\" in its metadata.");
                }
            }
            catch (ModelFileException error)
            {
                first ??= error;
                skipped(error);
                continue;
            }
            DeclarationComparison.ThrowIfDifferent(path, file.Declaration, declaration, model);
            return file;
        }
        return first is null ? null : throw first;
    }

    /// <summary>The checkpoint after so many steps.</summary>
    public string PathOf(long steps) => Path.Combine(options.Folder, string.Create(CultureInfo.InvariantCulture, $"checkpoint-{steps:D10}.safetensors"));

    /// <summary>Saves a checkpoint, then removes the oldest beyond those that are kept.</summary>
    /// <exception cref="ModelFileException">It cannot be written; those before are untouched.</exception>
    public void Save(ModelFile file, string path)
    {
        file.Save(path);
        foreach (var old in Newest().Skip(options.Keep))
        {
            try
            {
                File.Delete(old);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new ModelFileException(old, $"is older than those to keep and cannot be removed: {error.Message}", error);
            }
        }
    }

    private List<string> Newest() => [.. Directory.EnumerateFiles(options.Folder, Pattern).OrderByDescending(path => path, StringComparer.Ordinal)];
}
