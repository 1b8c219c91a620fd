using Microsoft.Data.Sqlite;

namespace NewsBot.Storage;

/// <summary>
/// Reports that the archive cannot be used. The message names the cause and the remedy for a user; no stored data is lost.
/// </summary>
internal sealed class ArchiveException : Exception
{
    public ArchiveException(string message)
        : base(message)
    {
    }

    public ArchiveException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>True if the problem stays until somebody repairs it, so that a retry cannot succeed.</summary>
    public bool IsPermanent { get; init; }

    /// <summary>Translates what a database or file operation in <paramref name="folder"/> threw.</summary>
    internal static ArchiveException From(Exception cause, string folder)
    {
        var sqlite = cause as SqliteException ?? cause.InnerException as SqliteException;
        // Primary result codes: https://www.sqlite.org/rescode.html
        var message = sqlite?.SqliteErrorCode switch
        {
            5 or 6 => $"the archive in {folder} is locked by another process; wait for it to finish, or stop it, and try again",
            8 => $"the archive in {folder} is read-only; make the folder writable, or name another with --data",
            10 => $"the archive in {folder} cannot be read or written: "
                + "the disk fails, or a quota or a limit on the size of files is reached; check the disk, its free space and "
                + "`ulimit -f`, and try again: what was stored before is safe",
            11 => $"the archive in {folder} is damaged; restore archive.db from a backup, or move it away to start anew",
            13 => $"the disk that holds {folder} is full; free some space and try again: what was stored before is safe",
            14 => $"the archive in {folder} cannot be opened; check that the folder exists and may be read and written",
            26 => $"the archive in {folder} is no SQLite file or is damaged; restore archive.db from a backup, or move it "
                + "away to start anew",
            _ => FormatFileProblem(cause, folder),
        };
        return new ArchiveException(message, cause) { IsPermanent = sqlite?.SqliteErrorCode is 26 };
    }

    // A library's message would tell a user nothing; the inner exception keeps it for developers.
    private static string FormatFileProblem(Exception cause, string folder) => cause switch
    {
        IOException when IsOutOfSpace(cause) => $"nothing more can be written to {folder}: "
            + "the disk is full, or a quota or a limit on the size of files is reached; free some space, check `ulimit -f`, "
            + "and try again: what was stored before is safe",
        SpecialFileException => cause.Message,
        UnauthorizedAccessException => $"the folder {folder} may not be used; let the user that runs NewsBot write there",
        IOException => $"the folder {folder} cannot be used; check that it is a folder, its disk and its free space",
        _ => $"the archive in {folder} failed; try again, and report it if it goes on: what was stored before is safe",
    };

    /// <summary>True if the disk, a quota or a file size limit left no room for a write.</summary>
    private static bool IsOutOfSpace(Exception exception) =>
        (exception.HResult & 0xFFFF) is 27 or 28 or 112 or 122; // EFBIG, ENOSPC, disk full, EDQUOT
}
