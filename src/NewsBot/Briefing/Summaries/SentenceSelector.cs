using NewsBot.Stories;

namespace NewsBot.Briefing.Summaries;

/// <summary>
/// Chooses the sentences of a summary: what is central and not said yet, one a story, how it began and what came last among them,
/// from several outlets and spread over the time of the topic.
/// </summary>
internal sealed class SentenceSelector
{
    // Each of them as a part of what the most central sentence is worth.
    private const double ByItself = 0.6;
    private const double Independent = 0.08;
    private const double Repetition = 1;
    private const double SameHeadline = 0.5;
    private const double SameDay = 0.1;
    private const double Isolated = 0.3;
    private const double AnotherTime = 0.25;
    private const double AnotherOutlet = 0.1;
    private const double Rest = 0.2;

    /// <summary>A summary tells what this many outlets say, where as many have something to say.</summary>
    private const int Outlets = 3;

    // Where there are fewer stories than sentences wanted, so many may be of one.
    private const int MostOfOneStory = 4;

    // Reports of one development come within days of each other.
    private static readonly TimeSpan OneDevelopment = TimeSpan.FromHours(36);

    // What was said half a year before the rest belongs to another affair of the same name.
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(180);

    private readonly int most;
    private readonly (DateTimeOffset First, DateTimeOffset Last) run;
    private readonly List<Ranked> all;
    private readonly List<Ranked> chosen = [];

    private SentenceSelector(IReadOnlyList<SummaryCandidate> candidates, IReadOnlyDictionary<string, Story> stories, int most)
    {
        this.most = most;
        run = MainRun(candidates);
        var central = Centrality.Of(candidates);
        var order = candidates.GroupBy(StoryOf)
            .Select(story => (story.Key, At: story.Min(candidate => candidate.Published) ?? DateTimeOffset.MinValue))
            .OrderBy(story => story.At).ThenBy(story => story.Key, StringComparer.Ordinal)
            .Select((story, place) => (story.Key, place))
            .ToDictionary(pair => pair.Key, pair => pair.place, StringComparer.Ordinal);
        all = [.. candidates.Select((candidate, i) => new Ranked(
            candidate,
            StoryOf(candidate),
            order[StoryOf(candidate)] * most / order.Count,
            central[i] + (ByItself * candidate.Prior)
                - (candidate.Published < run.First || candidate.Published > run.Last ? Isolated : 0)
                + (Independent * Math.Min(3, stories.TryGetValue(candidate.Article.Id, out var story)
                ? story.Independent(candidate.Article.Id) : 0))))];

        string StoryOf(SummaryCandidate candidate) =>
            stories.TryGetValue(candidate.Article.Id, out var story) ? story.Members[0].ArticleId : candidate.Article.Id;
    }

    /// <returns>At most <paramref name="most"/>, in the order of publication; what has no date comes last.</returns>
    /// <param name="candidates">All that could be told.</param>
    /// <param name="stories">The stories of their articles, by id, as far as they are in one.</param>
    /// <param name="most">No more than so many, 1 or more.</param>
    public static IReadOnlyList<SummaryCandidate> Choose(
        IReadOnlyList<SummaryCandidate> candidates, IReadOnlyDictionary<string, Story> stories, int most)
    {
        if (candidates.Count == 0) return [];
        var choice = new SentenceSelector(candidates, stories, most);
        choice.TakeEnds();
        while (choice.chosen.Count < most && choice.TakeNext()) { }
        return [.. choice.chosen.Select(ranked => ranked.Candidate)
            .OrderBy(candidate => candidate.Published ?? DateTimeOffset.MaxValue)
            .ThenBy(candidate => candidate.Article.Id, StringComparer.Ordinal).ThenBy(candidate => candidate.Span.Start)];
    }

    // What came last, then how it began.
    private void TakeEnds()
    {
        var firm = all.Where(ranked => ranked.Candidate is { IsFirm: true, Published: not null }).ToList();
        if (firm.Count == 0) return;
        var (first, last) =
            (firm.Where(ranked => ranked.Candidate.Published >= run.First).Min(ranked => ranked.Candidate.Published)
                ?? run.First, firm.Max(ranked => ranked.Candidate.Published)!.Value);
        Take(Best(firm.Where(ranked => ranked.Candidate.Published >= last - OneDevelopment)));
        if (most > 1 && first < last - OneDevelopment)
            Take(Best(
                firm.Where(ranked => ranked.Candidate.Published >= first
                    && ranked.Candidate.Published <= first + OneDevelopment)));
    }

    private bool TakeNext()
    {
        var told = chosen.Select(ranked => ranked.Story).ToHashSet(StringComparer.Ordinal);
        // First one a story; only where there is no other, more of those that are told.
        var best = Best(all.Where(ranked => !told.Contains(ranked.Story)))
            ?? Best(all.Where(ranked => chosen.Count(other => other.Story == ranked.Story) < MostOfOneStory));
        return Take(best);
    }

    private bool Take(Ranked? ranked)
    {
        if (ranked is null) return false;
        chosen.Add(ranked);
        return true;
    }

    private Ranked? Best(IEnumerable<Ranked> some)
    {
        var outlets = chosen.Select(ranked => ranked.Candidate.Article.Outlet).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var left = some.Where(ranked => !chosen.Exists(other => ranked.Candidate.Repeats(other.Candidate))).ToList();
        // With no more room than outlets still wanted, only another one will do.
        if (most - chosen.Count <= Outlets - outlets.Count && left.Where(IsOfAnother).ToList() is { Count: > 0 } others)
            left = others;
        var best = left.Select(ranked => (Ranked: ranked, Worth: Worth(ranked)))
            .OrderByDescending(pair => pair.Worth).ThenBy(pair => pair.Ranked.Candidate.Published)
            .ThenBy(pair => pair.Ranked.Candidate.Article.Id, StringComparer.Ordinal)
            .ThenBy(pair => pair.Ranked.Candidate.Span.Start)
            .FirstOrDefault();
        // The rest would only fill the space.
        return best.Ranked is null || (chosen.Count > 0 && best.Ranked.Worth < Rest * all.Max(ranked => ranked.Worth)) ? null
            : best.Ranked;

        bool IsOfAnother(Ranked ranked) => ranked.Candidate.Article.Outlet is { } outlet && !outlets.Contains(outlet);

        double Worth(Ranked ranked) =>
            ranked.Worth
            - (chosen.Count == 0 ? 0 : chosen.Max(other => Likeness(ranked.Candidate, other.Candidate)))
            - (SameDay * chosen.Count(other =>
                ranked.Candidate.Published?.UtcDateTime.Date == other.Candidate.Published?.UtcDateTime.Date))
            + (chosen.Exists(other => other.Time == ranked.Time) ? 0 : AnotherTime)
            + (IsOfAnother(ranked) ? AnotherOutlet : 0);
    }

    private static double Likeness(SummaryCandidate one, SummaryCandidate other) =>
        (Repetition * SummaryCandidate.Share(one.Words, other.Words))
        + (SameHeadline * SummaryCandidate.Share(one.Evidence.Reading.TitleTerms, other.Evidence.Reading.TitleTerms));

    /// <summary>When most of it was told: the run of articles with no longer pause between them that has most of them.</summary>
    private static (DateTimeOffset First, DateTimeOffset Last) MainRun(IEnumerable<SummaryCandidate> candidates)
    {
        var moments = candidates.DistinctBy(candidate => candidate.Article.Id).Select(candidate => candidate.Published)
            .OfType<DateTimeOffset>().Order().ToList();
        var best = (First: 0, Count: 0);
        for (int i = 0, first = 0; i < moments.Count; i++)
        {
            if (i > 0 && moments[i] - moments[i - 1] > LongestPause) first = i;
            if (i - first + 1 > best.Count) best = (first, i - first + 1);
        }

        return best.Count == 0 ? (DateTimeOffset.MinValue, DateTimeOffset.MaxValue)
            : (moments[best.First], moments[best.First + best.Count - 1]);
    }

    /// <param name="Time">In which part of the topic's time its story lies, of as many as there are sentences wanted.</param>
    private sealed record Ranked(SummaryCandidate Candidate, string Story, int Time, double Worth);
}
