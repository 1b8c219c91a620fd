namespace NewsBot.Desk;

/// <summary>A call of a command of the catalogue.</summary>
/// <param name="Command">The name of the command, without a slash.</param>
/// <param name="Options">The values of its options, by name.</param>
/// <param name="Conversation">
/// The name of the conversation that the request belongs to, so that a follow-up finds its subject; null for none.
/// </param>
internal sealed record Request(string Command, IReadOnlyDictionary<string, string> Options, string? Conversation = null)
{
    /// <summary>Gets the value of an option, trimmed; null if it was not given or is blank.</summary>
    public string? this[string option] =>
        Options.TryGetValue(option, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>Returns true if a flag was set: its value is yes, true, on or 1.</summary>
    public bool HasFlag(string flag) => this[flag]?.ToLowerInvariant() is "yes" or "true" or "on" or "1";

    /// <summary>
    /// The name of another conversation whose turns this request may refer to. The request is not added to it, because others may
    /// continue it, too. Null for none.
    /// </summary>
    public string? EarlierConversation { get; init; }

    /// <summary>The community in which the request was made; null for none, as in a terminal.</summary>
    public string? Community { get; init; }

    /// <summary>The member who made the request; null for the operator at a terminal, who may do anything.</summary>
    public Asker? Asker { get; init; }

    /// <summary>
    /// The address of the channel or member, to which notifications can be sent later; null if they cannot, as in a terminal.
    /// </summary>
    public string? Address { get; init; }

    /// <summary>True if the request came by direct message.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Another member's message that the question may refer to; null for none.</summary>
    public string? QuotedText { get; init; }

    /// <summary>
    /// Receives the unfinished reply while it is written; null for a front end that shows only the finished one.
    /// </summary>
    public IProgress<Reply>? Progress { get; init; }

    /// <summary>True if the front end cannot show files, so that no pictures are drawn.</summary>
    public bool IsTextOnly { get; init; }
}

/// <summary>The member who makes a request.</summary>
/// <param name="Member">The front end's id of the member, the same in all communities.</param>
internal sealed record Asker(string Member)
{
    /// <summary>The front end's ids of the member's roles in the community.</summary>
    public IReadOnlyCollection<string> Roles { get; init; } = [];

    /// <summary>True if the member may change the community's settings.</summary>
    public bool CanManage { get; init; }
}
