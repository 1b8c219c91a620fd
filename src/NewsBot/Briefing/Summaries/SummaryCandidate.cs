using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Briefing.Summaries;

/// <summary>A sentence that a summary could have.</summary>
internal sealed record SummaryCandidate
{
    // Share of a sentence's different words that must stand in another for the two to say the same.
    private const double SameWords = 0.6;

    public required EvidencePassage Evidence { get; init; }

    /// <summary>Where it stands in the article's body.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Exactly as published, without the place that it begins with.</summary>
    public required string Text { get; init; }

    /// <summary>Its different terms; stop words and those of the topic, which all have, left out.</summary>
    public required IReadOnlySet<string> Words { get; init; }

    /// <summary>What speaks for it by itself, before it is compared with others: place, topic, wording; about 0 to 2.</summary>
    public required double Prior { get; init; }

    /// <summary>Whether it or its headline is about the topic and not about something beside it.</summary>
    public required bool IsFirm { get; init; }

    /// <summary>Whether it says that something is not known or decided yet.</summary>
    public required bool IsOpen { get; init; }

    public ArticleReference Article => Evidence.Passage.Article;

    public DateTimeOffset? Published => Article.Published;

    public bool Repeats(SummaryCandidate other) => Share(Words, other.Words) >= SameWords;

    /// <summary>The share of the smaller one's words that the other has, too; 0 to 1.</summary>
    public static double Share(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        return small.Count == 0 ? 0 : (double)small.Count(large.Contains) / small.Count;
    }
}
