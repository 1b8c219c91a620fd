using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Briefing.Timelines;

/// <summary>A sentence that tells a dated event.</summary>
internal sealed record DatedSentence
{
    // Share of a sentence's different words that must stand in another for the two to say the same.
    private const double SameWords = 0.7;
    private const double SameWordsOfADay = 0.6;
    private const int LeastShared = 3;

    public required EvidencePassage Evidence { get; init; }

    /// <summary>Where it stands in the article's body.</summary>
    public required TextSpan Span { get; init; }

    public required EventDate Date { get; init; }

    /// <summary>Whether its date lay ahead when it was published.</summary>
    public required bool IsPlanned { get; init; }

    /// <summary>Whether it, or the headline above it, says nearly all of the topic.</summary>
    public required bool NamesTopic { get; init; }

    /// <summary>What of it is told: all but the place and agency that it begins with.</summary>
    public TextSpan Told =>
        SelfContainedSentence.WithoutDateline(
            Evidence.Passage.Text.Substring(Span.Start - Evidence.Passage.Span.Start, Span.Length), Span);

    /// <summary>How well it tells its event; only the order means anything.</summary>
    public required double Score { get; init; }

    /// <summary>Its different terms; stop words and those of the topic, which all have, left out.</summary>
    public required IReadOnlySet<string> Words { get; init; }

    public ArticleReference Article => Evidence.Passage.Article;

    /// <summary>Whether the two say the same, of one day in fewer of the same words.</summary>
    public bool Repeats(DatedSentence other)
    {
        var (small, large) = Words.Count <= other.Words.Count ? (Words, other.Words) : (other.Words, Words);
        var shared = small.Count(large.Contains);
        return (small.Count > 0 && shared >= SameWords * small.Count)
            || (Date.First == other.Date.First && Date.Last == other.Date.Last && shared >= LeastShared
            && shared >= SameWordsOfADay * small.Count);
    }
}
