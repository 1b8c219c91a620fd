using NewsBot.Briefing.Timelines;
using NewsBot.Text;

namespace NewsBot.Briefing.Differences;

/// <summary>
/// Finds facts that sentences of several articles report with incompatible values: numbers, amounts of money, percentages, dates,
/// names. The same value in another notation, rounded or as a bound is no difference, and neither is a part of a whole.
/// </summary>
/// <remarks>It uses rules, not a model, and leaves out pairs that are not clearly about the same thing: a false disagreement is
/// worse than a missed one.</remarks>
internal sealed class Disagreements(EventDates dates)
{
    /// <summary>The most sentences that are compared; the rest are ignored.</summary>
    public const int MaxSentences = 200;

    // A number reported at least this much later may have changed. ClaimFindings uses the same limit.
    private static readonly TimeSpan SameTimeWindow = TimeSpan.FromHours(12);

    // Articles further apart belong to different stories of the topic.
    private static readonly TimeSpan SameStoryWindow = TimeSpan.FromDays(14);

    private const int MinSharedTerms = 2;
    private const int MinCommonCount = 8;
    private const double CommonShare = 0.12;

    /// <summary>Finds the differences: disagreements first, then updates and corrections, the best supported first.</summary>
    /// <param name="sentences">The sentences of one topic, most important first; may be empty.</param>
    public IReadOnlyList<Difference> Find(IReadOnlyList<PublishedSentence> sentences)
    {
        var annotated = sentences.Take(MaxSentences).Select(sentence => new AnnotatedSentence(sentence, dates)).ToList();
        var common = FindCommonTerms(annotated);
        var pairs = new List<FactPair>();
        for (var i = 0; i < annotated.Count; i++)
        {
            for (var j = i + 1; j < annotated.Count; j++)
            {
                if (annotated[i].Source.Article.Id == annotated[j].Source.Article.Id
                    || !MayCompare(annotated[i], annotated[j])) continue;
                var isInOrder = GetPublished(annotated[i]) <= GetPublished(annotated[j]);
                pairs.AddRange(
                    FactPairs.Match(isInOrder ? new SentencePair(annotated[i], annotated[j], common)
                        : new SentencePair(annotated[j], annotated[i], common)));
            }
        }

        // An outlet that later gives another day or name mostly reports another event.
        return FactGroups.Group(
            [.. pairs.Where(pair => pair.FirstFact is Quantity || GetKind(pair) == DifferenceKind.Disagreement)], GetKind);
    }

    // A cheap test first: most pairs of sentences have next to nothing in common.
    private static bool MayCompare(AnnotatedSentence first, AnnotatedSentence second)
    {
        if ((first.Source.Article.Published - second.Source.Article.Published)?.Duration() > SameStoryWindow) return false;
        var shared = 0;
        foreach (var term in first.Terms)
            if (second.Terms.Contains(term) && ++shared >= MinSharedTerms) return true;
        return false;
    }

    // Terms in many sentences of the topic do not tell one event from another.
    private static HashSet<string> FindCommonTerms(List<AnnotatedSentence> annotated) =>
        [.. annotated.SelectMany(sentence => sentence.ContentTokens.Select(word => sentence.Text.Tokens[word].Term)
            .Distinct(StringComparer.Ordinal))
            .GroupBy(term => term, StringComparer.Ordinal)
            .Where(term => term.Count() > Math.Max(MinCommonCount, annotated.Count * CommonShare)).Select(term => term.Key)];

    private static DifferenceKind GetKind(FactPair pair)
    {
        var (first, second) = (pair.First.Source, pair.Second.Source);
        var isSameVoice = first.Voice == second.Voice
            || string.Equals(first.Article.Outlet, second.Article.Outlet, StringComparison.OrdinalIgnoreCase);
        if (isSameVoice && second.IsFromCorrection) return DifferenceKind.Correction;
        if (isSameVoice) return DifferenceKind.Update;
        return pair.FirstFact is Quantity && second.Article.Published - first.Article.Published >= SameTimeWindow
            ? DifferenceKind.Update : DifferenceKind.Disagreement;
    }

    private static DateTimeOffset GetPublished(AnnotatedSentence sentence) =>
        sentence.Source.Article.Published ?? DateTimeOffset.MaxValue;
}
