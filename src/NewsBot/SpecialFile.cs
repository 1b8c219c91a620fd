using System.Runtime.InteropServices;

namespace NewsBot;

/// <summary>
/// Detects pipes, sockets and devices before they are opened, because opening a pipe waits forever for a writer. .NET shows them
/// as empty files.
/// </summary>
internal static class SpecialFile
{
    /// <summary>
    /// Returns the kind of what lies at a path ("a pipe"), following links; null if it is a file, a folder or nothing.
    /// </summary>
    /// <remarks>Only Linux is asked, because only its call returns the same on every processor.</remarks>
    public static string? DescribeKind(string path) => !OperatingSystem.IsLinux() ? null : ReadType(path) switch
    {
        1 => "a pipe",
        2 or 6 => "a device",
        12 => "a socket",
        _ => null,
    };

    /// <summary>Throws if opening the path would wait forever.</summary>
    /// <exception cref="SpecialFileException">It leads to a pipe, a socket or a device.</exception>
    public static void Refuse(string path)
    {
        if (DescribeKind(path) is { } kind) throw new SpecialFileException(path, kind);
    }

    /// <summary>
    /// Like Refuse, but allows paths in /dev: a shell passes files that it has opened as /dev/fd/63 or /dev/stdout.
    /// </summary>
    /// <exception cref="SpecialFileException">It leads to another pipe, socket or device.</exception>
    public static void RefuseUnlessHandedOver(string path)
    {
        if (!path.StartsWith("/dev/", StringComparison.Ordinal)) Refuse(path);
    }

    // The four bits of st_mode that tell the type, as in the manual page inode(7); 0 where nothing can be told.
    private static int ReadType(string path)
    {
        const int here = -100, typeWanted = 1, size = 256, mode = 28;
        var answer = new byte[size];
        return statx(here, path, 0, typeWanted, answer) == 0 ? BitConverter.ToUInt16(answer, mode) >> 12 : 0;
    }

    [DllImport("libc", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] answer);
}

/// <summary>What should be a file is a pipe, a socket or a device. The message names it and the remedy.</summary>
internal sealed class SpecialFileException(string path, string kind)
    : IOException($"{path} is {kind}, not a file; put the file itself there, or name another")
{
    /// <summary>What it is: "a pipe".</summary>
    public string Kind => kind;
}
