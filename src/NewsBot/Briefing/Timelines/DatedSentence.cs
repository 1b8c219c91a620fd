using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Briefing.Timelines;

/// <summary>A sentence that reports a dated event.</summary>
internal sealed record DatedSentence
{
    // Word overlap from which two sentences say the same; less is needed for the same date.
    private const double RepeatOverlap = 0.7;
    private const double SameDateRepeatOverlap = 0.6;
    private const int MinShared = 3;

    public required EvidencePassage Evidence { get; init; }

    /// <summary>The span in the article's body.</summary>
    public required TextSpan Span { get; init; }

    public required EventDate Date { get; init; }

    /// <summary>True if its date was in the future when it was published.</summary>
    public required bool IsPlanned { get; init; }

    /// <summary>True if the sentence or its headline has nearly all terms of the topic.</summary>
    public required bool NamesTopic { get; init; }

    /// <summary>The span to quote: all of the sentence except the dateline.</summary>
    public TextSpan QuotedSpan =>
        SelfContainedSentence.SkipDateline(
            Evidence.Passage.Text.Substring(Span.Start - Evidence.Passage.Span.Start, Span.Length), Span);

    /// <summary>How well it reports its event, for ordering only.</summary>
    public required double Score { get; init; }

    /// <summary>The distinct terms without stop words and without those of the topic, which all sentences have.</summary>
    public required IReadOnlySet<string> Words { get; init; }

    public ArticleReference Article => Evidence.Passage.Article;

    /// <summary>Returns true if the two sentences say the same. For the same date, fewer common words suffice.</summary>
    public bool Repeats(DatedSentence other)
    {
        var (small, large) = Words.Count <= other.Words.Count ? (Words, other.Words) : (other.Words, Words);
        var shared = small.Count(large.Contains);
        return (small.Count > 0 && shared >= RepeatOverlap * small.Count)
            || (Date.First == other.Date.First && Date.Last == other.Date.Last && shared >= MinShared
            && shared >= SameDateRepeatOverlap * small.Count);
    }
}
