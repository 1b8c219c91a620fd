using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.Briefing.Quotes;

/// <summary>The outcome of a search for quotations of a person.</summary>
public enum QuotesOutcome
{
    Found,

    /// <summary>
    /// Several people have the name, and none is quoted so much more often than the others that they must be meant.
    /// </summary>
    SeveralPeople,

    /// <summary>The person is quoted, but not on the topic.</summary>
    NothingOnTopic,

    /// <summary>The person is named, but not quoted.</summary>
    NotQuoted,

    /// <summary>No visible article names a person of that name.</summary>
    NotNamed,

    /// <summary>The archive has no article that the asker may see.</summary>
    NothingHeld,
}

/// <summary>The quotations of a person in the coverage.</summary>
internal sealed record PersonQuotes
{
    /// <summary>The requested name.</summary>
    public required string RequestedName { get; init; }

    /// <summary>The requested topic; null for any.</summary>
    public string? Topic { get; init; }

    /// <summary>The time of the search. Nothing published later is included.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required QuotesOutcome Outcome { get; init; }

    /// <summary>The full name of the person quoted; null if nobody is.</summary>
    public string? Person { get; init; }

    /// <summary>The distinct quotations, newest first.</summary>
    public IReadOnlyList<FoundQuote> Quotes { get; init; } = [];

    /// <summary>The number of quotations found but left out. For a much-quoted person, older ones are not searched.</summary>
    public int MoreCount { get; init; }

    /// <summary>Other people with the name, most quoted first.</summary>
    public IReadOnlyList<NamedOther> OtherPeople { get; init; } = [];

    /// <summary>Quoted people with similar names, nearest first, if nobody of that name is named.</summary>
    public IReadOnlyList<string> NearestNames { get; init; } = [];

    /// <summary>The citations of the quotations, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>A quotation of the coverage.</summary>
/// <param name="Speaker">The speaker's name in the article.</param>
/// <param name="Words">The words verbatim, without quotation marks; several pieces if the quotation is interrupted.</param>
/// <param name="Citation">The number of its citation, from 1.</param>
/// <param name="Article">The article that published it first.</param>
/// <param name="AlsoIn">Other outlets with the same words.</param>
internal sealed record FoundQuote(
    string Speaker, IReadOnlyList<string> Words, int Citation, ArticleReference Article, IReadOnlyList<string> AlsoIn);

/// <summary>Another person with the same name.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Quotes">The number of quotations found; at least 1.</param>
internal sealed record NamedOther(string Name, int Quotes);
