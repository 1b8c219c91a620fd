namespace NewsBot.Desk;

/// <summary>A command of the catalogue as somebody gave it.</summary>
/// <param name="Command">Its name, without a slash.</param>
/// <param name="Options">What its options were given as, by name.</param>
/// <param name="Conversation">
/// Names the conversation it belongs to, so that a follow-up finds its subject; null when it belongs to none.
/// </param>
internal sealed record Request(string Command, IReadOnlyDictionary<string, string> Options, string? Conversation = null)
{
    /// <summary>The option as it was given; null when it was not, or as white space alone.</summary>
    public string? this[string option] =>
        Options.TryGetValue(option, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    /// <summary>Whether a flag was set.</summary>
    public bool Has(string flag) => this[flag]?.ToLowerInvariant() is "yes" or "true" or "on" or "1";

    /// <summary>
    /// Names an earlier conversation that it goes on with without being added to it, because others go on with that, too;
    /// null for none.
    /// </summary>
    public string? Before { get; init; }

    /// <summary>The community in which it was given; null for none, as in a terminal.</summary>
    public string? Community { get; init; }

    /// <summary>Who gave it; null for whoever runs the program, as in a terminal, who may do anything.</summary>
    public Asker? Asker { get; init; }

    /// <summary>
    /// Names where it was given, so that something can be sent there later; null where nothing can, as in a terminal.
    /// </summary>
    public string? Place { get; init; }

    /// <summary>Whether that is between the asker and the bot alone.</summary>
    public bool IsDirect { get; init; }

    /// <summary>Told of the reply as it grows; null for a front end that shows it when it is done.</summary>
    public IProgress<Reply>? Progress { get; init; }

    /// <summary>Whether files could not be shown, so that none are made: pictures among them.</summary>
    public bool IsTextOnly { get; init; }
}

/// <summary>Who gives a request.</summary>
/// <param name="Member">As the front end names them, the same in all communities.</param>
internal sealed record Asker(string Member)
{
    /// <summary>The roles that they have in the community, as the front end names them.</summary>
    public IReadOnlyCollection<string> Roles { get; init; } = [];

    /// <summary>Whether they may change what the community has set.</summary>
    public bool MayManage { get; init; }
}
