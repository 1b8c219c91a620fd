namespace NewsBot.Storage.Schema;

/// <summary>Where a question that was asked in an open channel is answered.</summary>
public enum AnswersIn
{
    /// <summary>In the channel, as a reply to it.</summary>
    Channel,

    /// <summary>In a thread that is opened for it and for the questions that follow.</summary>
    Thread,
}

/// <summary>What a community's moderators have set. Stored as it is here.</summary>
internal sealed record CommunitySettings
{
    /// <summary>The community, as the front end names it.</summary>
    public required string Community { get; init; }

    /// <summary>The channels in which may be asked, as the front end names them; empty for all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The roles of which one is needed to ask, as the front end names them; empty for none.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Default: in the channel.</summary>
    public AnswersIn AnswersIn { get; init; } = AnswersIn.Channel;

    /// <summary>Whether answers to commands are shown to the asker alone. Default: everybody in the channel reads them.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Questions that a member may ask in an hour; 1 or more, null for what the host allows.</summary>
    public int? QuestionsPerMember { get; init; }

    /// <summary>The same for all members together.</summary>
    public int? QuestionsPerCommunity { get; init; }

    /// <summary>
    /// The language, as its BCP 47 code ("en"), of the coverage that is answered from; null for any. Coverage that does not say
    /// its language counts as any.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>The time zone that times of day are meant in, by its IANA name ("Europe/Oslo"); null for UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>When no alerts are sent, as "22:00-07:00" in that zone; null for never.</summary>
    public string? Quiet { get; init; }
}
