namespace NewsBot.Desk.Chat;

/// <summary>Something that a member did on a chat platform and that is meant for the bot.</summary>
internal abstract record ChatEvent
{
    /// <summary>The platform's own id of it. What comes twice is answered once.</summary>
    public required string Id { get; init; }

    public required Asker Asker { get; init; }

    public required ChatLocation Place { get; init; }
}

/// <summary>Where on a platform.</summary>
/// <param name="Community">
/// The community; in a direct conversation the member is one of their own. Communities never see each other's.
/// </param>
/// <param name="Channel">The channel; for a thread the one that it hangs on.</param>
internal sealed record ChatLocation(string Community, string Channel)
{
    /// <summary>The thread; null outside of threads.</summary>
    public string? Thread { get; init; }

    /// <summary>Whether it is between one member and the bot.</summary>
    public bool IsDirect { get; init; }

    /// <summary>
    /// Names it so that something can be sent there later, unasked (<see cref="ChannelResolver"/>); null where nothing can.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>Names the conversation that goes on here; null in an open channel, where many go on at once.</summary>
    internal string? Conversation => Thread ?? (IsDirect ? Channel : null);

    /// <summary>Where replies stand below one another.</summary>
    internal string Stream => Thread ?? Channel;
}

/// <summary>A message that mentions the bot, replies to it, or is written to it alone.</summary>
/// <param name="Text">What it says, without the mention.</param>
internal sealed record ChatMessage(string Text) : ChatEvent
{
    /// <summary>The id of the message of ours that it replies to; null for none.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>What somebody else wrote that it replies to; null for nothing.</summary>
    public string? About { get; init; }
}

/// <summary>A command that was given.</summary>
/// <param name="Name">Its name in the catalogue.</param>
/// <param name="Options">What its options were given as, by name.</param>
internal sealed record ChatCommand(string Name, IReadOnlyDictionary<string, string> Options) : ChatEvent
{
    /// <summary>Whether it was given where only the asker sees the replies.</summary>
    public bool IsPrivate { get; init; }
}

/// <summary>A button of ours that was pressed.</summary>
/// <param name="Button">Its id.</param>
internal sealed record ButtonPress(string Button) : ChatEvent;

/// <summary>A form of ours that was filled in.</summary>
/// <param name="Form">Its id.</param>
/// <param name="Text">What was written into it.</param>
internal sealed record ModalSubmission(string Form, string Text) : ChatEvent
{
    /// <inheritdoc cref="ChatCommand.IsPrivate"/>
    public bool IsPrivate { get; init; }
}
