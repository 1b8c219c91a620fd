using System.Collections.Frozen;
using NewsBot.Answering;
using NewsBot.Retrieval;
using NewsBot.Storage;
using NewsBot.Text.Lexicons;

namespace NewsBot.Briefing;

/// <summary>Finds what of the coverage is about a topic, which takes more than that it bears on its words.</summary>
internal sealed class TopicRetriever(EvidenceGatherer gatherer, TimeProvider time)
{
    // Enough for the months of a topic with several articles a day; more says the same days again.
    private const int UsualPassages = 160;

    // Of the topic's weight, what an article must say, and one passage of it with the headline.
    private const double ArticleAbout = 0.7;
    private const double PassageAbout = 0.5;

    // What bears least on the topic, of all that was found: where it is about it, so is some of what was not found.
    private const int Last = 10;

    /// <summary>With this of the topic's weight an article may be about it, whether or not it is counted as such.</summary>
    public const double MayBeAbout = 0.5;

    private static readonly FrozenSet<string> Everything = Lexicon.English.Words("topic-retriever-everything");

    /// <summary>The moment for which topics are read.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Finds it.</summary>
    /// <param name="topic">A few words; any text at all.</param>
    /// <param name="scope">What may be seen, until now.</param>
    /// <param name="passages">No more than so many are looked at, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<TopicCoverage> ReadAsync(
        string topic, Scope scope, int passages = UsualPassages, CancellationToken cancellationToken = default)
    {
        var now = Now;
        var evidence =
            await gatherer.GatherAsync(new AnswerRequest(topic) { AsOf = now, Scope = scope }, passages, cancellationToken);
        var read = new TopicCoverage
        {
            Topic = topic.Trim(),
            AsOf = now,
            Outcome = TopicOutcome.NoTopic,
            IsNarrowed = scope.IsNarrowed || scope.PublishedUntil is not null,
            Evidence = evidence,
            IsCut = evidence.Passages.Count >= passages,
        };
        if (evidence.Question.Terms.All(term => Everything.Contains(term.Written.ToLowerInvariant()))) return read;
        if (!evidence.AnythingHeld) return read with { Outcome = TopicOutcome.NothingHeld };
        var about = evidence.Passages.Where(IsAbout).ToList();
        if (about.Count == 0)
            return read with { Outcome = TopicOutcome.NotCovered, Nearest = AnswerabilityClassifier.Nearest(evidence) };
        return read with
        {
            Outcome = TopicOutcome.Covered,
            HasMore = read.IsCut && evidence.Passages.TakeLast(Last).Any(IsAbout),
            Passages = about,
            Articles = [.. about.Select(passage => passage.Passage.Article).DistinctBy(article => article.Id)],
        };
    }

    /// <summary>
    /// Adds what bears most on it of the last time, where there may be more than was looked at: of thousands of articles
    /// those that bear most on a topic are of any time, and the newest mostly not among them.
    /// </summary>
    /// <param name="whole">What was found of all time.</param>
    /// <param name="scope">As it was found for.</param>
    /// <param name="since">When the last time begins.</param>
    /// <param name="passages">No more than so many of it are looked at, 1 or more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The same where nothing was to be added; else both in turn, what is of the last time in front.</returns>
    /// <exception cref="ArchiveException">The archive or the index cannot be used.</exception>
    public async Task<TopicCoverage> WithNewestAsync(
        TopicCoverage whole, Scope scope, DateTimeOffset since, int passages = UsualPassages,
            CancellationToken cancellationToken = default)
    {
        if (!whole.IsCut || whole.Outcome is not (TopicOutcome.Covered or TopicOutcome.NotCovered)
            || scope.PublishedSince >= since) return whole;
        var newest = await ReadAsync(whole.Topic, scope with { PublishedSince = since }, passages, cancellationToken);
        if (newest.Outcome != TopicOutcome.Covered) return whole;
        // Whoever reads only the first of it has something of both.
        var both = Enumerable.Range(0, Math.Max(newest.Passages.Count, whole.Passages.Count))
            .SelectMany(place => newest.Passages.Skip(place).Take(1).Concat(whole.Passages.Skip(place).Take(1)))
            .DistinctBy(passage => (passage.Passage.Article.Id, passage.Passage.Ordinal)).ToList();
        return whole with
        {
            Outcome = TopicOutcome.Covered,
            Nearest = [],
            HasMore = whole.HasMore || newest.HasMore,
            Passages = both,
            Articles = [.. both.Select(passage => passage.Passage.Article).DistinctBy(article => article.Id)],
        };
    }

    private static bool IsAbout(EvidencePassage passage) =>
        passage.Features.Article >= ArticleAbout && passage.Features.Coverage >= PassageAbout;
}
