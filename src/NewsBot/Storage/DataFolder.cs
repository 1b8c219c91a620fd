namespace NewsBot.Storage;

/// <summary>
/// The folder in which everything is kept: <c>archive.db</c>, the truth; <c>index/</c>, derived from it;
/// <c>sample-coverage.txt</c>, what of it is only an example;
/// <c>writer.lock</c>, <c>feeds.lock</c>, <c>rounds.lock</c>, <c>index.lock</c>, <c>vectors.lock</c> and <c>schema.lock</c>,
/// each held by the one process that does what it is named for.
/// </summary>
/// <param name="Path">The folder's full path. It is created when something is first stored.</param>
internal sealed record DataFolder(string Path)
{
    private const string SampleNoteName = "sample-coverage.txt";

    internal string Database => System.IO.Path.Combine(Path, "archive.db");

    internal string Index => System.IO.Path.Combine(Path, "index");

    /// <summary>The file that names the articles of the sample coverage, which are fiction and were taken in unasked.</summary>
    internal string SampleNote => System.IO.Path.Combine(Path, SampleNoteName);

    /// <summary>
    /// Takes the folder for writing, so that two processes do not take articles in at once; null when another has it.
    /// The operating system gives it back when the holder ends, however it ends.
    /// </summary>
    /// <exception cref="ArchiveException">The folder cannot be written.</exception>
    public IDisposable? TryTakeForWriting() => TryTake("writer.lock");

    /// <summary>The same for polling feeds, so that no server is asked by two processes at once.</summary>
    /// <inheritdoc cref="TryTakeForWriting" path="/exception"/>
    public IDisposable? TryTakeFeeds() => TryTake("feeds.lock");

    /// <summary>The same for saying what is due unasked, so that nothing is said by two processes at once.</summary>
    /// <inheritdoc cref="TryTakeForWriting" path="/exception"/>
    public IDisposable? TryTakeRounds() => TryTake("rounds.lock");

    /// <summary>The same for writing the index.</summary>
    internal IDisposable? TryTakeIndex() => TryTake("index.lock");

    /// <summary>The same for computing vectors, so that no text is sent to a model by two processes at once.</summary>
    internal IDisposable? TryTakeVectors() => TryTake("vectors.lock");

    /// <summary>The same for changing the database's schema.</summary>
    internal IDisposable? TryTakeSchema() => TryTake("schema.lock");

    /// <summary>Makes sure that nothing here that is opened by its name would make the opener wait for ever.</summary>
    /// <exception cref="ArchiveException">A pipe, a socket or a device lies where a file of ours belongs.</exception>
    internal void RefuseSpecialFiles()
    {
        foreach (var path in Directory.EnumerateFiles(Path).Where(IsOurs))
        {
            if (SpecialFile.KindOf(path) is { } kind)
                throw new ArchiveException(
                    $"{path} is {kind}, not a file; remove it, or name another data folder with --data")
                { IsLasting = true };
        }
    }

    private static bool IsOurs(string path) => System.IO.Path.GetFileName(path) is var name
        && (name is SampleNoteName or "index" || name.EndsWith(".lock", StringComparison.Ordinal)
            || name.StartsWith("archive.db", StringComparison.Ordinal));

    // The file stays: deleting it on close would take it from under whoever opens it just then.
    private FileStream? TryTake(string name)
    {
        const int held = 11; // EAGAIN, which is what flock says of a lock that another holds
        try
        {
            Directory.CreateDirectory(Path);
            return new FileStream(
                System.IO.Path.Combine(Path, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is held or 32 or 33 or 35)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ArchiveException.From(exception, Path);
        }
    }
}
