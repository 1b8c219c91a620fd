using System.Runtime.InteropServices;

namespace NewsBot.Storage;

/// <summary>
/// A limit on the size of files (<c>ulimit -f</c>). The system ends a process that writes beyond it by a signal, without a
/// word; a process that takes the signal sees its write fail instead, and tells of it as of a full disk.
/// </summary>
internal static class FileSizeLimit
{
    // The same number on Linux and macOS; .NET has no name for it.
    private const PosixSignal SIGXFSZ = (PosixSignal)25;

    /// <summary>
    /// Has writes beyond the limit fail until what it gives is disposed of; null on Windows, which has no such limit.
    /// </summary>
    public static IDisposable? FailWrites() =>
        OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(SIGXFSZ, signal => signal.Cancel = true);
}
