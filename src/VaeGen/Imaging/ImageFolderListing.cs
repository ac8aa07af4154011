using System.IO.Enumeration;

namespace VaeGen;

/// <summary>A picture in a folder, and its class: 0 where there are none.</summary>
internal readonly record struct ImageFolderFile(string Path, int Class);

/// <summary>Finds the pictures of a folder.</summary>
internal static class ImageFolderListing
{
    private static readonly EnumerationOptions visible = new() { IgnoreInaccessible = false };
    private static readonly EnumerationOptions visibleBelow = new() { IgnoreInaccessible = false, RecurseSubdirectories = true };

    /// <summary>The pictures, in an order that their names alone decide, and the names of their classes.</summary>
    /// <exception cref="DataException">There are none, or some are in folders of classes and some are not.</exception>
    public static (ImageFolderFile[] Files, string[] Classes) Of(string folder)
    {
        try
        {
            var loose = Pictures(folder, visible);
            var folders = new DirectoryInfo(folder).EnumerateDirectories("*", visible).Select(inside => inside.Name).Order(StringComparer.Ordinal).ToArray();
            var inside = folders.Select(name => Pictures(Path.Combine(folder, name), visibleBelow)).ToArray();
            if (inside.All(pictures => pictures.Length == 0))
            {
                return loose.Length > 0
                    ? ([.. loose.Select(path => new ImageFolderFile(path, 0))], [])
                    : throw ImageFile.Error(folder, "has no pictures, expected PNG, PGM or PPM files, or folders of them.");
            }
            if (loose.Length > 0)
            {
                throw ImageFile.Error(folder, $"has pictures beside its folders, such as {Path.GetFileName(loose[0])}, expected all or none of them in folders, one for every class.");
            }
            var empty = Array.FindIndex(inside, pictures => pictures.Length == 0);
            if (empty >= 0)
            {
                throw ImageFile.Error(Path.Combine(folder, folders[empty]), "has no pictures, expected some in the folder of every class.");
            }
            return ([.. inside.SelectMany((pictures, label) => pictures.Select(path => new ImageFolderFile(path, label)))], folders);
        }
        catch (DirectoryNotFoundException error)
        {
            throw ImageFile.Error(folder, "no such folder, expected one of pictures.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ImageFile.Error(folder, $"cannot be read, expected a folder of pictures: {error.Message}", error);
        }
    }

    // in the order of their paths below the folder, with the same separator on every system
    private static string[] Pictures(string folder, EnumerationOptions options) =>
    [
        .. new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && ImageFile.HasKnownName(entry.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint), // a link may lead back up
        }.OrderBy(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), StringComparer.Ordinal),
    ];
}
