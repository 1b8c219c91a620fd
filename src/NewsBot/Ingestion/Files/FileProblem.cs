namespace NewsBot.Ingestion.Files;

/// <summary>Why a file cannot be read, in words that say what to do about it.</summary>
internal static class FileProblem
{
    public const string Empty = "it is empty; write an article into it, or remove it";

    public const string Gone = "it is not there any more; it was moved or deleted while it was being read, so read it again";

    /// <summary>.NET reads every name as UTF-8, and finds no file by one that is not.</summary>
    public const string NameNotUtf8 =
        "its name is not valid UTF-8, so it cannot be opened by it (\uFFFD stands where the bytes are none); rename it and "
            + "read it again";

    /// <summary>Whether a name may be one that is not valid UTF-8: what cannot be read in it is shown as U+FFFD.</summary>
    public static bool MayBeMisread(string name) => name.Contains('\uFFFD', StringComparison.Ordinal);

    /// <summary>The words for an error of the file system, or null for any other error.</summary>
    public static string? Of(Exception error) => error switch
    {
        SpecialFileException special => $"it is {special.Kind}, not a file; put the file itself there, or leave it out",
        FileNotFoundException { FileName: { } name } when MayBeMisread(name) => NameNotUtf8,
        FileNotFoundException or DirectoryNotFoundException => Gone,
        UnauthorizedAccessException => "it may not be read; give the user that runs the bot the right to read it",
        InvalidDataException => "it ends too early or is damaged here; copy or download it again. What stands before was read",
        IOException => "it cannot be read; close what holds it, or check the disk, and try again",
        _ => null,
    };
}
