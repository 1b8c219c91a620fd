namespace NewsBot.Desk.Rendering;

/// <summary>A message that the bot posts on a chat platform.</summary>
/// <param name="Text">The text in Markdown, at most <see cref="MaxLength"/> characters. It mentions nobody.</param>
internal sealed record OutgoingMessage(string Text)
{
    /// <summary>Discord's limit for the text of a message.</summary>
    public const int MaxLength = 2_000;

    /// <summary>The buttons below the message; at most five.</summary>
    public IReadOnlyList<MessageButton> Buttons { get; init; } = [];

    public IReadOnlyList<ReplyFile> Files { get; init; } = [];
}

/// <summary>A button below a message.</summary>
/// <param name="Id">The id by which the bot recognises it; at most 100 characters.</param>
/// <param name="Label">The text on it; at most 80 characters.</param>
internal sealed record MessageButton(string Id, string Label);

/// <summary>A form with one field.</summary>
/// <param name="Id">The id by which the bot recognises it; at most 100 characters.</param>
/// <param name="Title">The title; at most 45 characters.</param>
/// <param name="Label">The label of the field; at most 45 characters.</param>
internal sealed record ModalForm(string Id, string Title, string Label);
