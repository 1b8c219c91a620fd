namespace NewsBot.Ingestion.Files;

/// <summary>The path of a file or folder with no link in it.</summary>
internal static class RealPath
{
    /// <summary>More links than this in one path are a ring (as many as Linux follows).</summary>
    private const int MostLinks = 40;

    /// <summary>The real path, or null where the links in it lead nowhere, or round in a ring.</summary>
    public static string? Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (var links = 0; links < MostLinks; links++)
        {
            if (FirstLink(full) is not { } link)
                return Path.Exists(full) ? full : null;
            var target = Path.Combine(Path.GetDirectoryName(link.Path)!, link.Target);
            full = Path.GetFullPath(Path.Join(target, full[link.Path.Length..]));
        }

        return null;
    }

    /// <summary>
    /// The bytes of a file, through links.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="SpecialFileException">It is a pipe or a device, and reading it could wait for ever.</exception>
    public static long LengthOf(string path)
    {
        var real = Of(path) ?? path;
        SpecialFile.Refuse(real);
        return new FileInfo(real).Length;
    }

    private static (string Path, string Target)? FirstLink(string full)
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
