using System.Text;

namespace NewsBot.Terminal;

/// <summary>A file that a user names for something to be written to.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Makes sure that what may lie there already is a file of the same kind, so that a slip costs nobody an article or an
    /// archive.
    /// </summary>
    /// <param name="path">Where it is to be written.</param>
    /// <param name="start">How files of the kind begin, a byte a character.</param>
    /// <param name="kind">The kind, for people.</param>
    /// <exception cref="IOException">Something else is there.</exception>
    public static void EnsureReplaceable(string path, string start, string kind)
    {
        SpecialFile.RefuseUnlessHandedOver(path);
        if (SpecialFile.KindOf(path) is not null || !File.Exists(path)) return;
        var head = new byte[start.Length];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) > 0 && Encoding.Latin1.GetString(head) != start)
            throw new IOException($"{path} is there already and is not {kind}, so it was not written over; name another file");
    }
}
