using System.Text;

namespace NewsBot.Terminal;

/// <summary>Protects files at the path that a user names for output.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Ensures that an existing file at the path is of the same kind, so that a typing error does not overwrite an article or an
    /// archive.
    /// </summary>
    /// <param name="path">The path of the output.</param>
    /// <param name="start">The first bytes of files of that kind, each as a Latin-1 character.</param>
    /// <param name="kind">The name of the kind, for the message.</param>
    /// <exception cref="IOException">A file of another kind exists there.</exception>
    public static void EnsureReplaceable(string path, string start, string kind)
    {
        SpecialFile.RefuseUnlessHandedOver(path);
        if (SpecialFile.DescribeKind(path) is not null || !File.Exists(path)) return;
        var head = new byte[start.Length];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) > 0 && Encoding.Latin1.GetString(head) != start)
            throw new IOException($"{path} is there already and is not {kind}, so it was not written over; name another file");
    }
}
