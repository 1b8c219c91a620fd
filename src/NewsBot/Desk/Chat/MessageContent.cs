using NewsBot.Text;

namespace NewsBot.Desk.Chat;

/// <summary>What a message on a chat platform says: its own text, and what is embedded, forwarded or attached.</summary>
/// <param name="Text">The text in the platform's markup; may be empty, also because the bot may not read it.</param>
internal sealed record MessageContent(string Text)
{
    // Nobody wants more than this checked or asked about, and it must be here within the time to acknowledge a command.
    private const long MaxFileSize = 64 * 1024;
    private const int MaxFiles = 2;
    private static readonly TimeSpan FileTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Titles, descriptions and fields of what is embedded, in the order in which they are shown.</summary>
    public IReadOnlyList<string> Embedded { get; init; } = [];

    /// <summary>The messages that were forwarded with it.</summary>
    public IReadOnlyList<MessageContent> Forwarded { get; init; } = [];

    /// <summary>The files that are attached to it.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];

    /// <summary>
    /// Reads all of it as plain text, each part once and in a paragraph of its own; empty if it says nothing. A file that is no
    /// short text, or that cannot be had quickly, is left out.
    /// </summary>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var files = ListMessages().SelectMany(message => message.Files).Where(IsShortText).Take(MaxFiles);
        var texts = await Task.WhenAll(files.Select(file => ReadAsync(file, cancellationToken)));
        return string.Join("\n\n", ListMessages().SelectMany(message => message.Embedded.Prepend(message.Text)).Concat(texts)
            .Select(MarkupStripper.Strip).Where(part => part.Length > 0).Distinct(StringComparer.Ordinal));
    }

    private IEnumerable<MessageContent> ListMessages() => [this, .. Forwarded.SelectMany(message => message.ListMessages())];

    private static bool IsShortText(MessageFile file) =>
        file.Size <= MaxFileSize
        && (file.MediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) ?? false);

    private static async Task<string> ReadAsync(MessageFile file, CancellationToken cancellationToken)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(FileTimeout);
        try
        {
            return await file.ReadAsync(bounded.Token);
        }
        catch (Exception exception)
            when (exception is PostFailedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return "";
        }
    }
}

/// <summary>A file that is attached to a message.</summary>
/// <param name="MediaType">The media type, such as "text/plain; charset=utf-8"; null if unknown.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="ReadAsync">
/// Reads the file as text. It throws <see cref="PostFailedException"/> if the platform fails.
/// </param>
internal sealed record MessageFile(string? MediaType, long Size, Func<CancellationToken, Task<string>> ReadAsync);
