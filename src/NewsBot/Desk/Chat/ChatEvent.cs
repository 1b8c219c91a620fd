namespace NewsBot.Desk.Chat;

/// <summary>An action of a member on a chat platform that is meant for the bot.</summary>
internal abstract record ChatEvent
{
    /// <summary>The platform's id of the event. An event that is delivered twice is answered once.</summary>
    public required string Id { get; init; }

    public required Asker Asker { get; init; }

    public required ChatLocation Location { get; init; }
}

/// <summary>A location on a chat platform.</summary>
/// <param name="Community">
/// The id of the community; in direct messages each member is a community of their own. A community never sees what another has.
/// </param>
/// <param name="Channel">The id of the channel; for a thread, that of its parent channel.</param>
internal sealed record ChatLocation(string Community, string Channel)
{
    /// <summary>The id of the thread; null outside of threads.</summary>
    public string? Thread { get; init; }

    /// <summary>True for direct messages between a member and the bot.</summary>
    public bool IsDirect { get; init; }

    /// <summary>
    /// The address that notifications can be sent to later (<see cref="ChannelResolver"/>); null if they cannot.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>The name of the conversation that goes on here; null in a channel, where many go on at once.</summary>
    internal string? Conversation => Thread ?? (IsDirect ? Channel : null);

    /// <summary>The id of the thread or channel in which replies appear one below the other.</summary>
    internal string ReplyStream => Thread ?? Channel;
}

/// <summary>A message that mentions the bot, replies to it, stands in a thread of the bot, or is written to it alone.</summary>
/// <param name="Text">The text of the message without the mention of the bot.</param>
internal sealed record ChatMessage(string Text) : ChatEvent
{
    /// <summary>The id of the bot's message that it replies to; null for none.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Another member's message that it replies to; null for none.</summary>
    public MessageContent? Quoted { get; init; }

    /// <summary>
    /// True if it is addressed to the bot by a mention or a direct message; false if it only stands in a thread of the bot, or
    /// below one of its messages.
    /// </summary>
    public bool IsAddressed { get; init; } = true;
}

/// <summary>A command that a member gave.</summary>
/// <param name="Name">The name of the command in the catalogue.</param>
/// <param name="Options">The values of its options, by name.</param>
internal sealed record ChatCommand(string Name, IReadOnlyDictionary<string, string> Options) : ChatEvent
{
    /// <summary>True if it was given where only the asker sees the replies.</summary>
    public bool IsPrivate { get; init; }
}

/// <summary>A command that a member chose in the menu of a message.</summary>
/// <param name="Name">The name of the command in the catalogue.</param>
/// <param name="MessageId">The platform's id of the message.</param>
/// <param name="Content">What the message says.</param>
internal sealed record MenuCommand(string Name, string MessageId, MessageContent Content) : ChatEvent;

/// <summary>A press of a button below one of the bot's messages.</summary>
/// <param name="ButtonId">The id of the button.</param>
internal sealed record ButtonPress(string ButtonId) : ChatEvent;

/// <summary>A form of the bot that a member filled in.</summary>
/// <param name="FormId">The id of the form.</param>
/// <param name="Text">The text that the member wrote into it.</param>
internal sealed record ModalSubmission(string FormId, string Text) : ChatEvent
{
    /// <inheritdoc cref="ChatCommand.IsPrivate"/>
    public bool IsPrivate { get; init; }
}
