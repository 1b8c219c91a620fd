using System.Runtime.Versioning;

namespace NewsBot.Tests.Support;

/// <summary>
/// Runs the program as a user whom permissions bind: the present one, or where that is root, for whom they do not count, nobody.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class UnprivilegedUser(TempFolder folder)
{
    private const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly string[] AsNobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"];

    public async Task<TerminalProcess.Ended> RunAsync(params string[] arguments)
    {
        if (!Environment.IsPrivilegedProcess) return await TerminalProcess.RunAsync(folder.Path, arguments);
        // Where the sources lie, nobody else may be let in.
        var program = folder.PathOf("program");
        Copy(TerminalProcess.Folder, program);
        File.SetUnixFileMode(folder.Path, Read | Enter);
        return await TerminalProcess.RunAsync(folder.Path, arguments, AsNobody, program);
    }

    public static void MakeReadOnly(string path)
    {
        foreach (var file in Directory.GetFiles(path)) File.SetUnixFileMode(file, Read);
        File.SetUnixFileMode(path, Read | Enter);
    }

    public void MakeWritable(string path)
    {
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Append(new DirectoryInfo(path)))
            entry.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(folder.Path, Read | Enter | UnixFileMode.UserWrite);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Join(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
