namespace NewsBot.Ingest;

/// <summary>Why a file cannot be read, in words that say what to do about it.</summary>
internal static class FileProblem
{
    public const string Empty = "it is empty; write an article into it, or remove it";

    public const string Gone = "it is not there any more; it was moved or deleted while it was being read, so read it again";

    /// <summary>The words for an error of the file system, or null for any other error.</summary>
    public static string? Of(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => Gone,
        UnauthorizedAccessException => "it may not be read; give the user that runs the bot the right to read it",
        InvalidDataException => "it ends too early or is damaged here; copy or download it again. What stands before was read",
        IOException => "it cannot be read; close what holds it, or check the disk, and try again",
        _ => null,
    };
}
