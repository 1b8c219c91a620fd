using NewsBot.Text;

namespace NewsBot.Desk.Chat;

/// <summary>What a message on a chat platform says: its own text, and what is embedded in it or forwarded with it.</summary>
/// <param name="Text">The text in the platform's markup; may be empty, also because the bot may not read it.</param>
internal sealed record MessageContent(string Text)
{
    // Titles, descriptions and fields, in the order in which they are shown.
    public IReadOnlyList<string> Embedded { get; init; } = [];

    /// <summary>The messages that were forwarded with it.</summary>
    public IReadOnlyList<MessageContent> Forwarded { get; init; } = [];

    /// <summary>Returns all of it as plain text, each part once and in a paragraph of its own; empty if it says nothing.</summary>
    public string Format() => string.Join("\n\n", ListParts().Select(MarkupStripper.Strip)
        .Where(part => !string.IsNullOrWhiteSpace(part)).Distinct(StringComparer.Ordinal));

    private IEnumerable<string> ListParts() =>
        [Text, .. Embedded, .. Forwarded.SelectMany(message => message.ListParts())];
}
