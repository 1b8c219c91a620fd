namespace NewsBot.Ingestion.Files;

/// <summary>A file to read, or a path that cannot be read.</summary>
/// <param name="Path">The path as a person would name it: below the path that was given.</param>
/// <param name="Error">The problem and its remedy; null for a file to read.</param>
internal readonly record struct WalkedFile(string Path, string? Error = null);

/// <summary>
/// Lists the readable files below a folder, each once, in ordinal order of their names. It skips hidden files and folders and
/// files of other kinds. It follows links, even out of the folder, but visits no file or folder twice, so that a cycle of
/// links ends.
/// </summary>
internal sealed class FileWalker(string root)
{
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly string? realRoot = RealPath.Resolve(root);

    /// <summary>Lists the files; a folder without any yields one error.</summary>
    public IEnumerable<WalkedFile> Walk()
    {
        var isEmpty = true;
        foreach (var file in realRoot is null ? [] : WalkFolder(root, realRoot))
        {
            isEmpty = false;
            yield return file;
        }

        if (isEmpty)
            yield return new WalkedFile(root,
                $"nothing in this folder can be read; put files in it of these kinds: {FileKinds.SupportedExtensions}");
    }

    private IEnumerable<WalkedFile> WalkFolder(string folder, string realFolder)
    {
        if (!visited.Add(realFolder))
            yield break;

        var (entries, error) = ListEntries(folder);
        if (error is not null)
            yield return new WalkedFile(folder, error);

        foreach (var entry in entries)
        {
            var name = entry.Name;
            var path = Path.Join(folder, name);
            if (FileProblem.MayBeInvalidUtf8(name) && !Path.Exists(path))
            {
                if (entry is DirectoryInfo || FileKinds.FromPath(name) is not null)
                    yield return new WalkedFile(path, FileProblem.NameNotUtf8);
                continue;
            }

            var isLink = entry.LinkTarget is not null;
            var real = isLink ? RealPath.Resolve(path) : Path.Join(realFolder, name);
            // A link to a parent of the root is skipped, because following it could read the whole disk.
            if (real is not null && isLink
                && AppendSeparator(realRoot!).StartsWith(AppendSeparator(real), StringComparison.Ordinal))
                continue;
            if (real is not null && Directory.Exists(real))
            {
                foreach (var file in WalkFolder(path, real))
                    yield return file;
            }
            else if (FileKinds.FromPath(name) is not null && (real is null || visited.Add(real)))
            {
                yield return new WalkedFile(path, real is null ? "it is a link that leads nowhere; mend or remove it" : null);
            }
        }
    }

    private static string AppendSeparator(string path) =>
        Path.EndsInDirectorySeparator(path) ? path : path + Path.DirectorySeparatorChar;

    private static (IReadOnlyList<FileSystemInfo> Entries, string? Error) ListEntries(string folder)
    {
        try
        {
            var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos()
                .Where(entry => !entry.Name.StartsWith('.'))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .ToList();
            return (entries, null);
        }
        catch (Exception e) when (FileProblem.Describe(e) is { } problem)
        {
            return ([], problem);
        }
    }
}
