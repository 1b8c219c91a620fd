using NewsBot.Retrieval;
using NewsBot.Stories;

namespace NewsBot.Briefing.Timelines;

/// <summary>
/// Merges the sentences of one story on one date into an event, and chooses among the events if there are too many. Events that
/// many articles report, and report well, come first.
/// </summary>
internal static class EventSelector
{
    // Keeps one date from filling the timeline.
    private const int MaxOfOneDate = 3;

    private const double DelayPenalty = 0.02;

    // Added to the event of the first article about the topic, which shows how it began.
    private const double FirstArticleBonus = 0.5;

    private const double SameDatePenalty = 0.4;

    /// <summary>Chooses the events of a timeline.</summary>
    /// <returns>At most <paramref name="most"/> events, earliest first, and the number of all events.</returns>
    /// <param name="sentences">All sentences that report an event.</param>
    /// <param name="stories">The stories of their articles, by article id; an article may have none.</param>
    /// <param name="most">The most events.</param>
    public static (IReadOnlyList<DatedSentence> Chosen, int All) Choose(
        IReadOnlyCollection<DatedSentence> sentences, IReadOnlyDictionary<string, Story> stories, int most)
    {
        var first = sentences.Where(sentence => sentence.NamesTopic).Min(sentence => sentence.Article.Published);
        var events = sentences
            .GroupBy(sentence => (sentence.Date.First, sentence.Date.Last, StoryOf(sentence)))
            .Select(group => CreateEvent([.. group]))
            .OrderByDescending(ranked => ranked.Rank)
            .ThenBy(ranked => ranked.Sentence.Article.Published)
            .ThenBy(ranked => ranked.Sentence.Article.Id, StringComparer.Ordinal)
            .ThenBy(ranked => ranked.Sentence.Span.Start);
        var kept = new List<DatedSentence>();
        var ranks = new Dictionary<DatedSentence, double>(ReferenceEqualityComparer.Instance);
        foreach (var (sentence, rank) in events)
        {
            var repeated = kept.FindIndex(sentence.Repeats);
            if (repeated >= 0)
            {
                if (kept[repeated].Date.First != sentence.Date.First) continue;
                var merged = MergeOutlets(kept[repeated], [sentence]);
                ranks[merged] = ranks[kept[repeated]];
                kept[repeated] = merged;
                continue;
            }

            var sameDateCount =
                kept.Count(other => other.Date.First == sentence.Date.First && other.Date.Last == sentence.Date.Last);
            if (sameDateCount == MaxOfOneDate) continue;
            ranks[sentence] = rank - (SameDatePenalty * sameDateCount);
            kept.Add(sentence);
        }

        return ([.. kept.OrderByDescending(sentence => ranks[sentence]).Take(most).OrderBy(sentence => sentence.Date.First)
            .ThenBy(sentence => sentence.Date.Last)
            .ThenBy(sentence => sentence.Article.Published).ThenBy(sentence => sentence.Article.Id, StringComparer.Ordinal)],
            kept.Count);

        string StoryOf(DatedSentence sentence) =>
            stories.TryGetValue(sentence.Article.Id, out var story) ? story.Members[0].ArticleId : sentence.Article.Id;

        (DatedSentence Sentence, double Rank) CreateEvent(List<DatedSentence> group)
        {
            var best = group.OrderByDescending(Worth).ThenBy(sentence => sentence.Article.Published)
                .ThenBy(sentence => sentence.Article.Id, StringComparer.Ordinal).ThenBy(sentence => sentence.Span.Start).First();
            var articles = group.Where(sentence => !sentence.IsPlanned)
                .Select(sentence => sentence.Article.Id).Distinct().Count();
            return (MergeOutlets(best, [.. group.Where(best.Repeats)]), best.Score + (0.4 * Math.Log(1 + articles))
                + (first is not null && best.NamesTopic && best.Article.Published == first ? FirstArticleBonus : 0));
        }

        double Worth(DatedSentence sentence)
        {
            var independent = stories.TryGetValue(sentence.Article.Id, out var story)
                ? Math.Min(3, story.CountIndependentOutlets(sentence.Article.Id)) : 0;
            var delayDays = sentence.Article.Published is { } published
                ? Math.Clamp(DateOnly.FromDateTime(published.UtcDateTime).DayNumber - sentence.Date.Last.DayNumber, 0, 20) : 20;
            return sentence.Score + (0.1 * independent) - (DelayPenalty * delayDays);
        }
    }

    private static DatedSentence MergeOutlets(DatedSentence sentence, IReadOnlyList<DatedSentence> copies)
    {
        var ownOutlet = sentence.Article.Outlet;
        var others = copies.Select(copy => copy.Article.Outlet).OfType<string>()
            .Where(outlet => !string.Equals(outlet, ownOutlet, StringComparison.OrdinalIgnoreCase));
        EvidencePassage evidence =
            sentence.Evidence with { AlsoIn = [.. sentence.Evidence.AlsoIn.Union(others, StringComparer.OrdinalIgnoreCase)] };
        return sentence with { Evidence = evidence };
    }
}
