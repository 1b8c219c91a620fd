namespace NewsBot.Ingestion.Files;

/// <summary>Makes the messages that say why a file cannot be read and what to do about it.</summary>
internal static class FileProblem
{
    public const string Empty = "it is empty; write an article into it, or remove it";

    public const string Gone = "it is not there any more; it was moved or deleted while it was being read, so read it again";

    /// <summary>.NET decodes file names as UTF-8, and cannot open a file whose name is not valid UTF-8.</summary>
    public const string NameNotUtf8 =
        "its name is not valid UTF-8, so it cannot be opened by it (\uFFFD stands where the bytes are none); rename it and "
            + "read it again";

    /// <summary>True if a name may not be valid UTF-8, because it holds U+FFFD, which stands for undecodable bytes.</summary>
    public static bool MayBeInvalidUtf8(string name) => name.Contains('\uFFFD', StringComparison.Ordinal);

    /// <summary>Returns the message for an error of the file system, or null for any other error.</summary>
    public static string? Describe(Exception error) => error switch
    {
        SpecialFileException special => $"it is {special.Kind}, not a file; put the file itself there, or leave it out",
        FileNotFoundException { FileName: { } name } when MayBeInvalidUtf8(name) => NameNotUtf8,
        FileNotFoundException or DirectoryNotFoundException => Gone,
        UnauthorizedAccessException => "it may not be read; give the user that runs the bot the right to read it",
        InvalidDataException => "it ends too early or is damaged here; copy or download it again. What stands before was read",
        IOException => "it cannot be read; close what holds it, or check the disk, and try again",
        _ => null,
    };
}
