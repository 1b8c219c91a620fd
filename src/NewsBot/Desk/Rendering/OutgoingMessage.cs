namespace NewsBot.Desk.Rendering;

/// <summary>One message of ours, as a chat platform shows it.</summary>
/// <param name="Text">In Markdown; at most <see cref="Longest"/> characters. It mentions nobody.</param>
internal sealed record OutgoingMessage(string Text)
{
    /// <summary>Discord takes no more in a message.</summary>
    public const int Longest = 2_000;

    /// <summary>At most five.</summary>
    public IReadOnlyList<MessageButton> Buttons { get; init; } = [];

    public IReadOnlyList<ReplyFile> Files { get; init; } = [];
}

/// <param name="Id">At most 100 characters.</param>
/// <param name="Label">At most 80 characters.</param>
internal sealed record MessageButton(string Id, string Label);

/// <summary>A form with one field.</summary>
/// <param name="Id">At most 100 characters.</param>
/// <param name="Title">At most 45 characters.</param>
/// <param name="Label">What is to be written; at most 45 characters.</param>
internal sealed record ModalForm(string Id, string Title, string Label);
