namespace NewsBot.Storage.Schema;

/// <summary>The place where a question from an open channel is answered.</summary>
public enum AnswersIn
{
    /// <summary>In the channel, as a reply to the question.</summary>
    Channel,

    /// <summary>In a new thread for the question and its follow-ups.</summary>
    Thread,
}

/// <summary>The settings that a community's moderators have made. This is a table row.</summary>
internal sealed record CommunitySettings
{
    /// <summary>The community, as the front end names it.</summary>
    public required string Community { get; init; }

    /// <summary>The channels in which members may ask, as the front end names them; empty for all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The roles that may ask, as the front end names them; empty if everybody may.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The place of answers. Default: the channel of the question.</summary>
    public AnswersIn AnswersIn { get; init; } = AnswersIn.Channel;

    /// <summary>True if only the asker sees the answers to commands. Default: everybody in the channel sees them.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The questions that one member may ask in an hour; 1 or more, null for the host's limit.</summary>
    public int? QuestionsPerMember { get; init; }

    /// <summary>The questions that all members together may ask in an hour; 1 or more, null for the host's limit.</summary>
    public int? QuestionsPerCommunity { get; init; }

    /// <summary>
    /// The language of the articles that answers may use, as a BCP 47 code ("en"); null for any. Articles without a known
    /// language are always used.
    /// </summary>
    public string? Language { get; init; }

    /// <summary>The time zone of the community's times of day, as an IANA name ("Europe/Oslo"); null for UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>The quiet hours without alerts, as "22:00-07:00" in that zone; null for none.</summary>
    public string? Quiet { get; init; }
}
