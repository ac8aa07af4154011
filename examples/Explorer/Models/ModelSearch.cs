using VaeGen;

namespace Explorer;

/// <summary>Finds the model that somebody means who names none: the newest that the examples have left.</summary>
internal static class ModelSearch
{
    /// <summary>The newest file in a folder, or in those in it, that holds a model of a class that is known.</summary>
    /// <returns>Its path; null where there is none.</returns>
    public static string? Newest(string folder) => !Directory.Exists(folder)
        ? null
        : new DirectoryInfo(folder)
            .EnumerateFiles("*.safetensors", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 })
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .FirstOrDefault(file => IsKnown(file.FullName)) is { } newest
                ? Path.Combine(folder, Path.GetRelativePath(folder, newest.FullName))
                : null;

    // decoders without their encoders, models of another program, files that a training is writing
    private static bool IsKnown(string path)
    {
        try
        {
            var file = ModelFile.Load(path);
            return KnownModels.All.Any(known => known.Declaration == file.Declaration);
        }
        catch (Exception error) when (error is ModelFileException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
