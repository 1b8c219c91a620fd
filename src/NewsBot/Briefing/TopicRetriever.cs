using System.Collections.Frozen;
using NewsBot.Answering;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Text.Lexicons;

namespace NewsBot.Briefing;

/// <summary>Finds the coverage about a topic. Matching some of its words is not enough.</summary>
internal sealed class TopicRetriever(EvidenceGatherer gatherer, TimeProvider time)
{
    // Covers months of a topic with several articles a day; more passages would only repeat the same days.
    private const int DefaultPassages = 160;

    // Share of the topic's term weight that the whole article, and one passage with its headline, must contain.
    private const double ArticleThreshold = 0.7;
    private const double PassageThreshold = 0.5;

    // If any of the last passages found is about the topic, some of those that were not retrieved are, too.
    private const int TailLength = 10;

    /// <summary>Share of the topic's term weight from which an article may be about it, even if it is not counted.</summary>
    public const double PossiblyAboutThreshold = 0.5;

    private static readonly FrozenSet<string> CatchAllWords = Lexicon.English.Words("everything-topics");

    /// <summary>The current time, which searches use as their end.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Finds the coverage about a topic.</summary>
    /// <param name="topic">The topic in a few words; any text is accepted.</param>
    /// <param name="scope">The articles that the asker may see.</param>
    /// <param name="passages">The most passages to retrieve; at least 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<TopicCoverage> RetrieveAsync(
        string topic, Scope scope, int passages = DefaultPassages, CancellationToken cancellationToken = default)
    {
        var now = Now;
        var evidence =
            await gatherer.GatherAsync(new AnswerRequest(topic) { AsOf = now, Scope = scope }, passages, cancellationToken);
        var coverage = new TopicCoverage
        {
            Topic = topic.Trim(),
            AsOf = now,
            Outcome = TopicOutcome.NoTopic,
            IsNarrowed = scope.IsNarrowed || scope.PublishedUntil is not null,
            Evidence = evidence,
            IsTruncated = evidence.Passages.Count >= passages,
        };
        if (evidence.Question.Terms.All(term => CatchAllWords.Contains(term.Written.ToLowerInvariant()))) return coverage;
        if (!evidence.HasCoverage) return coverage with { Outcome = TopicOutcome.NothingHeld };
        var about = evidence.Passages.Where(IsAbout).ToList();
        if (about.Count == 0)
            return coverage with
            {
                Outcome = TopicOutcome.NotCovered,
                NearestArticles = NearestArticles.Find(evidence)
            };
        return coverage with
        {
            Outcome = TopicOutcome.Covered,
            HasMore = coverage.IsTruncated && evidence.Passages.TakeLast(TailLength).Any(IsAbout),
            Passages = about,
            Articles = [.. about.Select(passage => passage.Passage.Article).DistinctBy(article => article.Id)],
        };
    }

    /// <summary>
    /// Adds the most relevant passages of the recent past, if the search was truncated. Among thousands of articles the most
    /// relevant ones come from any time, and the newest are mostly not among them.
    /// </summary>
    /// <param name="coverage">The result of the search without a limit of time.</param>
    /// <param name="scope">The scope of that search.</param>
    /// <param name="since">The start of the recent past.</param>
    /// <param name="passages">The most recent passages to retrieve; at least 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The same instance if nothing was added; else both results interleaved, starting with the recent one.</returns>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<TopicCoverage> AddNewestAsync(
        TopicCoverage coverage, Scope scope, DateTimeOffset since, int passages = DefaultPassages,
            CancellationToken cancellationToken = default)
    {
        if (!coverage.IsTruncated || coverage.Outcome is not (TopicOutcome.Covered or TopicOutcome.NotCovered)
            || scope.PublishedSince >= since) return coverage;
        var newest = await RetrieveAsync(coverage.Topic, scope with { PublishedSince = since }, passages, cancellationToken);
        if (newest.Outcome != TopicOutcome.Covered) return coverage;
        // Interleaved, so that a reader of the first passages gets some of both.
        var both = Enumerable.Range(0, Math.Max(newest.Passages.Count, coverage.Passages.Count))
            .SelectMany(i => newest.Passages.Skip(i).Take(1).Concat(coverage.Passages.Skip(i).Take(1)))
            .DistinctBy(passage => (passage.Passage.Article.Id, passage.Passage.Ordinal)).ToList();
        return coverage with
        {
            Outcome = TopicOutcome.Covered,
            NearestArticles = [],
            HasMore = coverage.HasMore || newest.HasMore,
            Passages = both,
            Articles = [.. both.Select(passage => passage.Passage.Article).DistinctBy(article => article.Id)],
        };
    }

    private static bool IsAbout(EvidencePassage passage) =>
        passage.Features.Article >= ArticleThreshold && passage.Features.Coverage >= PassageThreshold;
}
