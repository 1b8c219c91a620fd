using System.Runtime.InteropServices;

namespace NewsBot;

/// <summary>
/// Tells pipes, sockets and devices from files before they are opened: to open a pipe waits for ever for somebody who writes
/// into it. .NET shows them as empty files.
/// </summary>
internal static class SpecialFile
{
    /// <summary>
    /// What lies at a path, links followed, where that is neither a file nor a folder: "a pipe"; null otherwise.
    /// </summary>
    /// <remarks>Only Linux is asked, which alone has a call whose answer looks the same on every processor.</remarks>
    public static string? KindOf(string path) => !OperatingSystem.IsLinux() ? null : TypeOf(path) switch
    {
        1 => "a pipe",
        2 or 6 => "a device",
        12 => "a socket",
        _ => null,
    };

    /// <summary>Makes sure that to open the path does not wait for ever.</summary>
    /// <exception cref="SpecialFileException">It leads to a pipe, a socket or a device.</exception>
    public static void Refuse(string path)
    {
        if (KindOf(path) is { } kind) throw new SpecialFileException(path, kind);
    }

    /// <summary>
    /// The same for a file that a user names, who may have the shell hand over what it opened: /dev/fd/63, /dev/stdout.
    /// </summary>
    /// <exception cref="SpecialFileException">It leads to another pipe, socket or device.</exception>
    public static void RefuseUnlessHandedOver(string path)
    {
        if (!path.StartsWith("/dev/", StringComparison.Ordinal)) Refuse(path);
    }

    // The four bits of st_mode that tell the type, as in the manual page inode(7); 0 where nothing can be told.
    private static int TypeOf(string path)
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
