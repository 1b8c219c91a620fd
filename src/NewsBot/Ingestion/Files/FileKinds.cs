namespace NewsBot.Ingestion.Files;

internal enum FileKind
{
    Text,
    Markdown,
    Page,
    Lines,
}

/// <summary>Which files the room reads, told by their endings.</summary>
internal static class FileKinds
{
    /// <summary>The kinds as a message lists them.</summary>
    public const string Names = ".jsonl, .jsonl.gz, .txt, .md, .html, .htm";

    /// <summary>The kind of a file by its name, or null for one that is not read.</summary>
    public static FileKind? Of(string path)
    {
        return Ends(".jsonl") || Ends(".jsonl.gz") ? FileKind.Lines
            : Ends(".html") || Ends(".htm") ? FileKind.Page
            : Ends(".md") ? FileKind.Markdown
            : Ends(".txt") ? FileKind.Text
            : null;

        bool Ends(string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
    }
}
