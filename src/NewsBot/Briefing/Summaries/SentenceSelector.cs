using NewsBot.Stories;
using NewsBot.Text;

namespace NewsBot.Briefing.Summaries;

/// <summary>
/// Chooses the sentences of a summary: central, not repetitive, one per story, from several outlets and spread over the time of
/// the topic. They include the beginning and the latest development.
/// </summary>
internal sealed class SentenceSelector
{
    // All weights are relative to the centrality of the most central sentence, which is 1.
    private const double PriorWeight = 0.6;
    private const double IndependenceWeight = 0.08;
    private const double RepetitionPenalty = 1;
    private const double SameHeadlinePenalty = 0.5;
    private const double SameDayPenalty = 0.1;
    private const double IsolationPenalty = 0.3;
    private const double NewTimeSlotBonus = 0.25;
    private const double NewOutletBonus = 0.1;
    private const double MinWorthShare = 0.2;

    /// <summary>The number of outlets that a summary should quote, if as many have a candidate.</summary>
    private const int WantedOutlets = 3;

    // The most sentences from one story, if there are fewer stories than sentences wanted.
    private const int MaxOfOneStory = 4;

    // Reports of one development appear within this time.
    private static readonly TimeSpan DevelopmentWindow = TimeSpan.FromHours(36);

    // Articles separated by a longer pause belong to another affair of the same name.
    private static readonly TimeSpan MaxPause = TimeSpan.FromDays(180);

    private readonly int most;
    private readonly (DateTimeOffset First, DateTimeOffset Last) mainRun;
    private readonly List<Ranked> all;
    private readonly List<Ranked> chosen = [];

    private SentenceSelector(IReadOnlyList<SummaryCandidate> candidates, IReadOnlyDictionary<string, Story> stories, int most)
    {
        this.most = most;
        mainRun = FindMainRun(candidates);
        var central = Centrality.Compute(candidates);
        var order = candidates.GroupBy(StoryOf)
            .Select(story => (story.Key, At: story.Min(candidate => candidate.Published) ?? DateTimeOffset.MinValue))
            .OrderBy(story => story.At).ThenBy(story => story.Key, StringComparer.Ordinal)
            .Select((story, index) => (story.Key, Index: index))
            .ToDictionary(pair => pair.Key, pair => pair.Index, StringComparer.Ordinal);
        all = [.. candidates.Select((candidate, i) => new Ranked(
            candidate,
            StoryOf(candidate),
            order[StoryOf(candidate)] * most / order.Count,
            central[i] + (PriorWeight * candidate.Prior)
                - (candidate.Published < mainRun.First || candidate.Published > mainRun.Last ? IsolationPenalty : 0)
                + (IndependenceWeight * Math.Min(3, stories.TryGetValue(candidate.Article.Id, out var story)
                ? story.CountIndependentOutlets(candidate.Article.Id) : 0))))];

        string StoryOf(SummaryCandidate candidate) =>
            stories.TryGetValue(candidate.Article.Id, out var story) ? story.Members[0].ArticleId : candidate.Article.Id;
    }

    /// <summary>Chooses the sentences of a summary.</summary>
    /// <returns>At most <paramref name="most"/> sentences in order of publication; undated ones come last.</returns>
    /// <param name="candidates">All candidate sentences.</param>
    /// <param name="stories">The stories of their articles, by article id; an article may have none.</param>
    /// <param name="most">The most sentences; at least 1.</param>
    public static IReadOnlyList<SummaryCandidate> Choose(
        IReadOnlyList<SummaryCandidate> candidates, IReadOnlyDictionary<string, Story> stories, int most)
    {
        if (candidates.Count == 0) return [];
        var selector = new SentenceSelector(candidates, stories, most);
        selector.ChooseLastAndFirst();
        while (selector.chosen.Count < most && selector.TryChooseNext()) { }
        return [.. selector.chosen.Select(ranked => ranked.Candidate)
            .OrderBy(candidate => candidate.Published ?? DateTimeOffset.MaxValue)
            .ThenBy(candidate => candidate.Article.Id, StringComparer.Ordinal).ThenBy(candidate => candidate.Span.Start)];
    }

    // Chooses a sentence on the latest development, then one on the beginning.
    private void ChooseLastAndFirst()
    {
        var onTopic = all.Where(ranked => ranked.Candidate is { IsOnTopic: true, Published: not null }).ToList();
        if (onTopic.Count == 0) return;
        var (first, last) =
            (onTopic.Where(ranked => ranked.Candidate.Published >= mainRun.First).Min(ranked => ranked.Candidate.Published)
                ?? mainRun.First, onTopic.Max(ranked => ranked.Candidate.Published)!.Value);
        TryAdd(FindBest(onTopic.Where(ranked => ranked.Candidate.Published >= last - DevelopmentWindow)));
        if (most > 1 && first < last - DevelopmentWindow)
            TryAdd(FindBest(
                onTopic.Where(ranked => ranked.Candidate.Published >= first
                    && ranked.Candidate.Published <= first + DevelopmentWindow)));
    }

    private bool TryChooseNext()
    {
        var usedStories = chosen.Select(ranked => ranked.Story).ToHashSet(StringComparer.Ordinal);
        // One sentence per story first; further ones only if no other story is left.
        var best = FindBest(all.Where(ranked => !usedStories.Contains(ranked.Story)))
            ?? FindBest(all.Where(ranked => chosen.Count(other => other.Story == ranked.Story) < MaxOfOneStory));
        return TryAdd(best);
    }

    private bool TryAdd(Ranked? ranked)
    {
        if (ranked is null) return false;
        chosen.Add(ranked);
        return true;
    }

    private Ranked? FindBest(IEnumerable<Ranked> candidates)
    {
        var outlets = chosen.Select(ranked => ranked.Candidate.Article.Outlet).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var remaining = candidates.Where(ranked => !chosen.Exists(other => ranked.Candidate.Repeats(other.Candidate))).ToList();
        // If every remaining sentence must come from a new outlet, others are not considered.
        if (most - chosen.Count <= WantedOutlets - outlets.Count
            && remaining.Where(IsNewOutlet).ToList() is { Count: > 0 } others)
            remaining = others;
        var best = remaining.Select(ranked => (Ranked: ranked, Worth: Worth(ranked)))
            .OrderByDescending(pair => pair.Worth).ThenBy(pair => pair.Ranked.Candidate.Published)
            .ThenBy(pair => pair.Ranked.Candidate.Article.Id, StringComparer.Ordinal)
            .ThenBy(pair => pair.Ranked.Candidate.Span.Start)
            .FirstOrDefault();
        // A sentence of little worth is not chosen just to fill the space.
        return best.Ranked is null
            || (chosen.Count > 0 && best.Ranked.Worth < MinWorthShare * all.Max(ranked => ranked.Worth)) ? null : best.Ranked;

        bool IsNewOutlet(Ranked ranked) => ranked.Candidate.Article.Outlet is { } outlet && !outlets.Contains(outlet);

        double Worth(Ranked ranked) =>
            ranked.Worth
            - (chosen.Count == 0 ? 0 : chosen.Max(other => ScoreRedundancy(ranked.Candidate, other.Candidate)))
            - (SameDayPenalty * chosen.Count(other =>
                ranked.Candidate.Published?.UtcDateTime.Date == other.Candidate.Published?.UtcDateTime.Date))
            + (chosen.Exists(other => other.TimeSlot == ranked.TimeSlot) ? 0 : NewTimeSlotBonus)
            + (IsNewOutlet(ranked) ? NewOutletBonus : 0);
    }

    private static double ScoreRedundancy(SummaryCandidate first, SummaryCandidate second) =>
        (RepetitionPenalty * WordSets.ComputeOverlap(first.Words, second.Words))
        + (SameHeadlinePenalty * WordSets.ComputeOverlap(
        first.Evidence.Reading.TitleTerms, second.Evidence.Reading.TitleTerms));

    /// <summary>Finds the period with most articles that has no long pause between them.</summary>
    private static (DateTimeOffset First, DateTimeOffset Last) FindMainRun(IEnumerable<SummaryCandidate> candidates)
    {
        var times = candidates.DistinctBy(candidate => candidate.Article.Id).Select(candidate => candidate.Published)
            .OfType<DateTimeOffset>().Order().ToList();
        var best = (First: 0, Count: 0);
        for (int i = 0, first = 0; i < times.Count; i++)
        {
            if (i > 0 && times[i] - times[i - 1] > MaxPause) first = i;
            if (i - first + 1 > best.Count) best = (first, i - first + 1);
        }

        return best.Count == 0 ? (DateTimeOffset.MinValue, DateTimeOffset.MaxValue)
            : (times[best.First], times[best.First + best.Count - 1]);
    }

    /// <param name="TimeSlot">The part of the topic's time that its story lies in, from 0; one part per sentence wanted.</param>
    private sealed record Ranked(SummaryCandidate Candidate, string Story, int TimeSlot, double Worth);
}
