using System.Runtime.InteropServices;

namespace NewsBot.Storage;

/// <summary>
/// Handles the limit on the size of files (<c>ulimit -f</c>). By default, the system kills a process that writes beyond the
/// limit with a signal. In a process that handles the signal, the write fails instead and is reported like a full disk.
/// </summary>
internal static class FileSizeLimit
{
    // .NET has no name for this signal; its number is the same on Linux and macOS.
    private const PosixSignal SIGXFSZ = (PosixSignal)25;

    /// <summary>
    /// Makes writes beyond the limit fail until the result is disposed. Returns null on Windows, which has no such limit.
    /// </summary>
    public static IDisposable? IgnoreSignal() =>
        OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(SIGXFSZ, signal => signal.Cancel = true);
}
