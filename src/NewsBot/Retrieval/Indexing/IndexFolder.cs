using System.Text.RegularExpressions;
using Lucene.Net.Index;
using Lucene.Net.Store;
using NewsBot.Storage;
using Directory = System.IO.Directory;

namespace NewsBot.Retrieval.Indexing;

/// <summary>
/// The folder that the index lies in. The index may delete and overwrite what it made itself and nothing else, so whatever else
/// is found there is refused by name.
/// </summary>
/// <param name="path">The folder's full path.</param>
internal sealed partial class IndexFolder(string path)
{
    /// <summary>
    /// Names the last commit by file, length and time: writing changes the name, and making it anew at least the time.
    /// </summary>
    public string NewestCommit => !Directory.Exists(path) ? "" : string.Join('|', new DirectoryInfo(path)
        .EnumerateFiles($"{IndexFileNames.SEGMENTS}_*")
        .Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal));

    /// <summary>The size of all files.</summary>
    public long Bytes => Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles().Sum(file => file.Length) : 0;

    /// <summary>Opens it for Lucene; it is created where it is missing.</summary>
    /// <exception cref="ArchiveException">It is a link, or what is named like a file of the index is none.</exception>
    public FSDirectory Open()
    {
        Create();
        if (ListEntries().FirstOrDefault(entry => entry.IsNamedAsOurs && entry.Kind is not null) is { } odd)
            throw CreateRefusal($"holds {odd.Kind} where a file of the index should be, {odd.Name}; remove it");
        // Not mapped into memory: a file cut short under a running process would kill it instead of failing a read. And
        // without Lucene's own lock, which two processes can hold at once: the data folder's is taken for it.
        return new NIOFSDirectory(path, NoLockFactory.GetNoLockFactory());
    }

    /// <summary>
    /// Makes sure that writing the index touches nothing that it did not make: Lucene deletes files by the form of their names.
    /// </summary>
    /// <exception cref="ArchiveException">Something else lies there.</exception>
    public void EnsureIsIndex()
    {
        if (ListEntries().FirstOrDefault(entry => !entry.IsNamedAsOurs || entry.Kind is not null) is { } foreign)
            throw CreateRefusal($"holds {foreign.Kind ?? "a file"} that NewsBot did not make, {foreign.Name}; move it elsewhere");
    }

    /// <summary>Deletes the index.</summary>
    /// <exception cref="ArchiveException">Something else lies there; then nothing is deleted.</exception>
    public void Clear()
    {
        Create();
        EnsureIsIndex();
        foreach (var entry in ListEntries()) File.Delete(Path.Join(path, entry.Name));
    }

    private void Create()
    {
        if (new DirectoryInfo(path).LinkTarget is { } target)
            throw CreateRefusal($"is a link to {target}, where nothing is NewsBot's to delete; remove the link");
        if (Path.Exists(path) && !Directory.Exists(path)) throw CreateRefusal("is no folder; move away what is there");
        Directory.CreateDirectory(path);
    }

    // What begins with a dot is the operating system's or an editor's. Lucene makes and looks for nothing of the kind.
    private List<Entry> ListEntries() =>
        [.. new DirectoryInfo(path).EnumerateFileSystemInfos()
            .Where(entry => !entry.Name.StartsWith('.')).OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => new Entry(entry.Name, DescribeKind(entry), LuceneFileName().IsMatch(entry.Name)))];

    private static string? DescribeKind(FileSystemInfo entry) =>
        entry.LinkTarget is not null ? "a link" : entry is DirectoryInfo ? "a folder" : SpecialFile.DescribeKind(entry.FullName);

    private ArchiveException CreateRefusal(string problem) =>
        new($"the index's folder {path} {problem}, or name another data folder with --data; the index itself is made anew "
            + "from the archive");

    // The files of Lucene 4.8: commits, and segments with the endings of its codec.
    [GeneratedRegex(
        @"^(segments(_[0-9a-z]+|\.gen)|write\.lock"
        + @"|_[0-9a-z]+(_[0-9A-Za-z]+)*\.(cf[se]|si|f(nm|dt|dx)|tv[xdf]|doc|pos|pay|ti[mp]|nv[dm]|dv[dm]|del))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex LuceneFileName();

    /// <param name="Name">Its name in the folder.</param>
    /// <param name="Kind">What it is instead of a file; null for a file.</param>
    /// <param name="IsNamedAsOurs">Whether the index names its files like this.</param>
    private sealed record Entry(string Name, string? Kind, bool IsNamedAsOurs);
}
