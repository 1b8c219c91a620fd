namespace NewsBot.Ingestion.Files;

/// <summary>Resolves the symbolic links in the path of a file or folder.</summary>
internal static class RealPath
{
    /// <summary>A path with more links than this is taken for a cycle; Linux follows as many.</summary>
    private const int MaxLinks = 40;

    /// <summary>Returns the path without links, or null if a link leads nowhere or the links form a cycle.</summary>
    public static string? Resolve(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (var links = 0; links < MaxLinks; links++)
        {
            if (FindFirstLink(full) is not { } link)
                return Path.Exists(full) ? full : null;
            var target = Path.Combine(Path.GetDirectoryName(link.Path)!, link.Target);
            full = Path.GetFullPath(Path.Join(target, full[link.Path.Length..]));
        }

        return null;
    }

    /// <summary>Returns the size of a file in bytes, following links.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="SpecialFileException">The file is a pipe or a device, and reading it could block for ever.</exception>
    public static long GetFileLength(string path)
    {
        var real = Resolve(path) ?? path;
        SpecialFile.Refuse(real);
        return new FileInfo(real).Length;
    }

    private static (string Path, string Target)? FindFirstLink(string full)
    {
        var root = Path.GetPathRoot(full)!;
        for (var end = root.Length; end < full.Length;)
        {
            end = full.IndexOf(Path.DirectorySeparatorChar, end + 1);
            end = end < 0 ? full.Length : end;
            if (new FileInfo(full[..end]).LinkTarget is { } target)
                return (full[..end], target);
        }

        return null;
    }
}
