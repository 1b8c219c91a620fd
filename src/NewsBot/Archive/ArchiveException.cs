using Microsoft.Data.Sqlite;

namespace NewsBot.Archive;

/// <summary>The archive cannot be used just now. The message says why and what to do; nothing stored is lost.</summary>
public sealed class ArchiveException : Exception
{
    public ArchiveException(string message)
        : base(message)
    {
    }

    public ArchiveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The exception for what a database or file operation in <paramref name="folder"/> threw.</summary>
    internal static ArchiveException From(Exception cause, string folder)
    {
        var sqlite = cause as SqliteException ?? cause.InnerException as SqliteException;
        // Primary result codes: https://www.sqlite.org/rescode.html
        var message = sqlite?.SqliteErrorCode switch
        {
            5 or 6 => $"the archive in {folder} is locked by another process; wait for it to finish, or stop it, and try again",
            8 => $"the archive in {folder} is read-only; make the folder writable, or name another with --data",
            10 => $"the archive in {folder} cannot be read or written (disk error or quota); check the disk and its free space",
            11 or 26 => $"the archive in {folder} is damaged; restore archive.db from a backup, or move it away to start anew",
            13 => $"the disk that holds {folder} is full; free some space and try again: what was stored before is safe",
            14 => $"the archive in {folder} cannot be opened; check that the folder exists and may be read and written",
            { } code => $"the archive in {folder} failed (SQLite code {code}); try again, and report it if it fails again",
            _ => cause switch
            {
                UnauthorizedAccessException => $"the folder {folder} may not be used; let the user that runs NewsBot write there",
                IOException => $"the folder {folder} cannot be used; check that it is a folder, its disk and its free space",
                _ => $"the archive in {folder} failed ({cause.GetType().Name}); try again, and report it if it fails again",
            },
        };
        return new ArchiveException(message, cause);
    }
}
