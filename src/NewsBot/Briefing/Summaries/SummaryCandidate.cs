using NewsBot.Articles;
using NewsBot.Retrieval;
using NewsBot.Text;

namespace NewsBot.Briefing.Summaries;

/// <summary>A sentence that a summary may quote.</summary>
internal sealed record SummaryCandidate
{
    // Word overlap from which two sentences say the same.
    private const double RepeatOverlap = 0.6;

    public required EvidencePassage Evidence { get; init; }

    /// <summary>The span in the article's body.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The text exactly as published, without the dateline.</summary>
    public required string Text { get; init; }

    /// <summary>The distinct terms without stop words and without those of the topic, which all candidates have.</summary>
    public required IReadOnlySet<string> Words { get; init; }

    /// <summary>The score by itself, before comparison with others: position, topic, wording; about 0 to 2.</summary>
    public required double Prior { get; init; }

    /// <summary>True if the sentence or its headline is surely about the topic.</summary>
    public required bool IsOnTopic { get; init; }

    /// <summary>True if it says that something is not yet known or decided.</summary>
    public required bool IsOpen { get; init; }

    public ArticleReference Article => Evidence.Passage.Article;

    public DateTimeOffset? Published => Article.Published;

    /// <summary>Returns true if the two sentences say the same.</summary>
    public bool Repeats(SummaryCandidate other) => WordSets.ComputeOverlap(Words, other.Words) >= RepeatOverlap;
}
