namespace NewsBot.Ingestion.Files;

/// <summary>The kinds of files that can be read.</summary>
internal enum FileKind
{
    Text,
    Markdown,
    Page,
    /// <summary>JSON Lines, plain or compressed by gzip.</summary>
    Lines,
}

/// <summary>Recognises the kinds of files that can be read by their extensions.</summary>
internal static class FileKinds
{
    /// <summary>The supported extensions, as messages list them.</summary>
    public const string SupportedExtensions = ".jsonl, .jsonl.gz, .txt, .md, .html, .htm";

    /// <summary>Returns the kind of a file by its name, or null if such files cannot be read.</summary>
    public static FileKind? FromPath(string path)
    {
        return HasExtension(".jsonl") || HasExtension(".jsonl.gz") ? FileKind.Lines
            : HasExtension(".html") || HasExtension(".htm") ? FileKind.Page
            : HasExtension(".md") ? FileKind.Markdown
            : HasExtension(".txt") ? FileKind.Text
            : null;

        bool HasExtension(string extension) => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
    }
}
