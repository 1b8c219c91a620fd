using NewsBot.Answering;
using NewsBot.Articles;

namespace NewsBot.Briefing.Quotes;

/// <summary>What became of a search for what somebody said.</summary>
public enum QuotesOutcome
{
    Found,

    /// <summary>
    /// Several people go by the name, and none of them is quoted so much more than the others that only they can be meant.
    /// </summary>
    SeveralPeople,

    /// <summary>They are quoted, but with nothing on the topic.</summary>
    NothingOnTopic,

    /// <summary>They are named, but not quoted.</summary>
    NotQuoted,

    /// <summary>Nobody of that name is named in what may be seen.</summary>
    NotNamed,

    /// <summary>Nothing may be seen at all.</summary>
    NothingHeld,
}

/// <summary>What somebody is quoted as saying in the coverage.</summary>
internal sealed record PersonQuotes
{
    /// <summary>The name as it was asked for.</summary>
    public required string Asked { get; init; }

    /// <summary>The topic as it was asked for; null for any.</summary>
    public string? Topic { get; init; }

    /// <summary>Nothing published later was seen.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required QuotesOutcome Outcome { get; init; }

    /// <summary>The full name of who is quoted; null where nobody is.</summary>
    public string? Person { get; init; }

    /// <summary>Each quotation once, the newest first.</summary>
    public IReadOnlyList<FoundQuote> Quotes { get; init; } = [];

    /// <summary>How many more were found; 0 or more. Of who is quoted very often, older ones were not looked for.</summary>
    public int More { get; init; }

    /// <summary>Who else goes by the name, the one with most quotations first.</summary>
    public IReadOnlyList<NamedOther> Others { get; init; } = [];

    /// <summary>Where nobody of that name is named: who is quoted and has nearly the same, the nearest first.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];

    /// <summary>Where the quotations stand, in their order.</summary>
    public IReadOnlyList<Citation> Citations { get; init; } = [];
}

/// <summary>A quotation of the coverage.</summary>
/// <param name="Speaker">The name that its article has.</param>
/// <param name="Words">Verbatim, without quotation marks; several where the article says between them who speaks.</param>
/// <param name="Citation">The number of its citation, from 1.</param>
/// <param name="Article">Where it was published first.</param>
/// <param name="AlsoIn">Other outlets that have the same words.</param>
internal sealed record FoundQuote(
    string Speaker, IReadOnlyList<string> Words, int Citation, ArticleReference Article, IReadOnlyList<string> AlsoIn);

/// <summary>Somebody else of the same name.</summary>
/// <param name="Name">In full.</param>
/// <param name="Quotes">How many quotations of them were found; 1 or more.</param>
internal sealed record NamedOther(string Name, int Quotes);
