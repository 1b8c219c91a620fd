using NewsBot.Retrieval;
using NewsBot.Stories;

namespace NewsBot.Briefing.Timelines;

/// <summary>
/// Makes one event of all that is told of a day in one story, and chooses among events where there are too many: what many
/// tell, and tell well, before what is told once.
/// </summary>
internal static class EventSelector
{
    // An archive of one event would else fill its first day with it.
    private const int MostOfOneDate = 3;

    private const double EarlierIsBetter = 0.02;

    // How it began, as the first article on it has it.
    private const double Beginning = 0.5;

    private const double AnotherDayIsBetter = 0.4;

    /// <returns>At most <paramref name="most"/>, the earliest first, and how many there were.</returns>
    /// <param name="sentences">All that tell of an event.</param>
    /// <param name="stories">The stories of their articles, by id, as far as they are in one.</param>
    /// <param name="most">No more events than so many.</param>
    public static (IReadOnlyList<DatedSentence> Chosen, int All) Choose(
        IReadOnlyCollection<DatedSentence> sentences, IReadOnlyDictionary<string, Story> stories, int most)
    {
        var first = sentences.Where(sentence => sentence.NamesTopic).Min(sentence => sentence.Article.Published);
        var events = sentences
            .GroupBy(sentence => (sentence.Date.First, sentence.Date.Last, StoryOf(sentence)))
            .Select(group => Event([.. group]))
            .OrderByDescending(ranked => ranked.Rank)
            .ThenBy(ranked => ranked.Sentence.Article.Published)
            .ThenBy(ranked => ranked.Sentence.Article.Id, StringComparer.Ordinal)
            .ThenBy(ranked => ranked.Sentence.Span.Start);
        var kept = new List<DatedSentence>();
        var ranks = new Dictionary<DatedSentence, double>(ReferenceEqualityComparer.Instance);
        foreach (var (sentence, rank) in events)
        {
            var same = kept.FindIndex(sentence.Repeats);
            if (same >= 0)
            {
                if (kept[same].Date.First != sentence.Date.First) continue;
                var joined = Joined(kept[same], [sentence]);
                ranks[joined] = ranks[kept[same]];
                kept[same] = joined;
                continue;
            }

            var ofThatDate =
                kept.Count(other => other.Date.First == sentence.Date.First && other.Date.Last == sentence.Date.Last);
            if (ofThatDate == MostOfOneDate) continue;
            ranks[sentence] = rank - (AnotherDayIsBetter * ofThatDate);
            kept.Add(sentence);
        }

        return ([.. kept.OrderByDescending(sentence => ranks[sentence]).Take(most).OrderBy(sentence => sentence.Date.First)
            .ThenBy(sentence => sentence.Date.Last)
            .ThenBy(sentence => sentence.Article.Published).ThenBy(sentence => sentence.Article.Id, StringComparer.Ordinal)],
            kept.Count);

        string StoryOf(DatedSentence sentence) =>
            stories.TryGetValue(sentence.Article.Id, out var story) ? story.Members[0].ArticleId : sentence.Article.Id;

        (DatedSentence Sentence, double Rank) Event(List<DatedSentence> told)
        {
            var best = told.OrderByDescending(Worth).ThenBy(sentence => sentence.Article.Published)
                .ThenBy(sentence => sentence.Article.Id, StringComparer.Ordinal).ThenBy(sentence => sentence.Span.Start).First();
            var articles = told.Where(sentence => !sentence.IsPlanned).Select(sentence => sentence.Article.Id).Distinct().Count();
            return (Joined(best, [.. told.Where(best.Repeats)]), best.Score + (0.4 * Math.Log(1 + articles))
                + (first is not null && best.NamesTopic && best.Article.Published == first ? Beginning : 0));
        }

        double Worth(DatedSentence sentence)
        {
            var independent = stories.TryGetValue(sentence.Article.Id, out var story)
                ? Math.Min(3, story.Independent(sentence.Article.Id)) : 0;
            var late = sentence.Article.Published is { } published
                ? Math.Clamp(DateOnly.FromDateTime(published.UtcDateTime).DayNumber - sentence.Date.Last.DayNumber, 0, 20) : 20;
            return sentence.Score + (0.1 * independent) - (EarlierIsBetter * late);
        }
    }

    private static DatedSentence Joined(DatedSentence sentence, IReadOnlyList<DatedSentence> copies)
    {
        var own = sentence.Article.Outlet;
        var others = copies.Select(copy => copy.Article.Outlet).OfType<string>()
            .Where(outlet => !string.Equals(outlet, own, StringComparison.OrdinalIgnoreCase));
        EvidencePassage evidence =
            sentence.Evidence with { AlsoIn = [.. sentence.Evidence.AlsoIn.Union(others, StringComparer.OrdinalIgnoreCase)] };
        return sentence with { Evidence = evidence };
    }
}
