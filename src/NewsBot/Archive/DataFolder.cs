namespace NewsBot.Archive;

/// <summary>
/// The folder in which everything is kept: <c>archive.db</c>, the truth; <c>index/</c>, derived from it;
/// <c>writer.lock</c>, held by the one process that takes articles in.
/// </summary>
/// <param name="Path">The folder's full path. It is created when something is first stored.</param>
public sealed record DataFolder(string Path)
{
    internal string Database => System.IO.Path.Combine(Path, "archive.db");

    internal string Index => System.IO.Path.Combine(Path, "index");

    private string WriterLock => System.IO.Path.Combine(Path, "writer.lock");

    /// <summary>
    /// Takes the folder for writing, so that two processes do not take articles in at once; null when another has it.
    /// The operating system gives it back when the holder ends, however it ends.
    /// </summary>
    /// <exception cref="ArchiveException">The folder cannot be written.</exception>
    public IDisposable? TryTakeForWriting()
    {
        const int sharingViolation = 11; // EAGAIN, which is what flock says of a lock that is held
        try
        {
            Directory.CreateDirectory(Path);
            return new FileStream(WriterLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is sharingViolation or 32 or 35)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ArchiveException.From(exception, Path);
        }
    }
}
