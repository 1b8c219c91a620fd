namespace NewsBot.Storage;

/// <summary>
/// The folder that holds all data: <c>archive.db</c> is the source of truth; <c>index/</c> is derived from it;
/// <c>sample-coverage.txt</c> lists the articles that are only an example;
/// <c>writer.lock</c>, <c>feeds.lock</c>, <c>rounds.lock</c>, <c>index.lock</c>, <c>vectors.lock</c> and <c>schema.lock</c>
/// are each held by the one process that does that work.
/// </summary>
/// <param name="Path">The folder's full path. It is created when something is first stored.</param>
internal sealed record DataFolder(string Path)
{
    private const string SampleListName = "sample-coverage.txt";

    internal string DatabasePath => System.IO.Path.Combine(Path, "archive.db");

    internal string IndexPath => System.IO.Path.Combine(Path, "index");

    /// <summary>The file that lists the ids of the sample articles, which are fiction and were ingested automatically.</summary>
    internal string SampleListPath => System.IO.Path.Combine(Path, SampleListName);

    /// <summary>
    /// Acquires the lock for storing articles, so that two processes do not ingest at once. The operating system releases it
    /// when the process ends, even after a crash.
    /// </summary>
    /// <returns>The lock; null if another process holds it.</returns>
    /// <exception cref="ArchiveException">The folder cannot be written.</exception>
    public IDisposable? TryLockArchive() => TryLock("writer.lock");

    /// <summary>Acquires the lock for storing articles as soon as it is free.</summary>
    /// <param name="onWaiting">Called once if another process holds the lock.</param>
    /// <inheritdoc cref="TryLockArchive" path="/exception"/>
    public Task<IDisposable> LockArchiveAsync(Action? onWaiting, TimeProvider time, CancellationToken cancellationToken) =>
        WaitAsync(TryLockArchive, onWaiting, time, cancellationToken);

    /// <summary>Acquires the lock for polling feeds, so that two processes do not poll the same servers.</summary>
    /// <inheritdoc cref="TryLockArchive" path="/exception"/>
    public IDisposable? TryLockFeeds() => TryLock("feeds.lock");

    /// <summary>Acquires the lock for polling feeds as soon as it is free.</summary>
    /// <inheritdoc cref="LockArchiveAsync"/>
    public Task<IDisposable> LockFeedsAsync(Action? onWaiting, TimeProvider time, CancellationToken cancellationToken) =>
        WaitAsync(TryLockFeeds, onWaiting, time, cancellationToken);

    /// <summary>Acquires the lock for notifications, so that two processes do not send the same one.</summary>
    /// <inheritdoc cref="TryLockArchive" path="/exception"/>
    public IDisposable? TryLockNotifications() => TryLock("rounds.lock");

    /// <summary>Acquires the lock for writing the index.</summary>
    internal IDisposable? TryLockIndex() => TryLock("index.lock");

    /// <summary>Acquires the lock for computing vectors, so that two processes do not send the same text to a model.</summary>
    internal IDisposable? TryLockVectors() => TryLock("vectors.lock");

    /// <summary>Acquires the lock for changing the database's schema.</summary>
    internal IDisposable? TryLockSchema() => TryLock("schema.lock");

    /// <summary>Checks that no file of ours is a special file: opening one could block for ever.</summary>
    /// <exception cref="ArchiveException">A pipe, a socket or a device has the name of a file of ours.</exception>
    internal void RejectSpecialFiles()
    {
        foreach (var path in Directory.EnumerateFiles(Path).Where(IsDataFile))
        {
            if (SpecialFile.DescribeKind(path) is { } kind)
                throw new ArchiveException(
                    $"{path} is {kind}, not a file; remove it, or name another data folder with --data")
                { IsPermanent = true };
        }
    }

    private static bool IsDataFile(string path) => System.IO.Path.GetFileName(path) is var name
        && (name is SampleListName or "index" || name.EndsWith(".lock", StringComparison.Ordinal)
            || name.StartsWith("archive.db", StringComparison.Ordinal));

    private static async Task<IDisposable> WaitAsync(
        Func<IDisposable?> tryLock, Action? onWaiting, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            if (tryLock() is { } acquired) return acquired;
            if (isFirst) onWaiting?.Invoke();
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, cancellationToken);
        }
    }

    // The file is not deleted on close: another process may be opening it at that moment.
    private FileStream? TryLock(string name)
    {
        const int wouldBlock = 11; // EAGAIN: flock returns it for a lock that another process holds
        try
        {
            Directory.CreateDirectory(Path);
            return new FileStream(
                System.IO.Path.Combine(Path, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is wouldBlock or 32 or 33 or 35)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ArchiveException.From(exception, Path);
        }
    }
}
