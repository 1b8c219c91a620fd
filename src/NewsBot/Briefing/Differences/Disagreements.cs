using NewsBot.Briefing.Timelines;
using NewsBot.Text;

namespace NewsBot.Briefing.Differences;

/// <summary>
/// Finds what sentences of several articles on one story tell of the same thing with values that cannot all be so: numbers, sums,
/// shares, dates, names. The same in other notation, rounded or as a bound is none, nor is a part of a whole, nor something else.
/// </summary>
/// <remarks>Rules, not a model. What is not clearly of the same thing is left out: a disagreement that is none is the worse
/// fault.</remarks>
internal sealed class Disagreements(EventDates dates)
{
    /// <summary>No more sentences are compared, the first of those given.</summary>
    public const int MostSentences = 200;

    // What is counted anew half a day later may have changed: as ClaimFindings has it.
    private static readonly TimeSpan AtOneTime = TimeSpan.FromHours(12);

    // Further apart a topic has another story.
    private static readonly TimeSpan OneStory = TimeSpan.FromDays(14);

    private const int LeastShared = 2;
    private const int LeastCommon = 8;
    private const double CommonShare = 0.12;

    /// <summary>Finds them, the surest first.</summary>
    /// <param name="sentences">In the order of their weight; of one topic. May be empty.</param>
    public IReadOnlyList<Difference> Find(IReadOnlyList<PublishedSentence> sentences)
    {
        var read = sentences.Take(MostSentences).Select(sentence => new AnnotatedSentence(sentence, dates)).ToList();
        var common = CommonTerms(read);
        var found = new List<FactPair>();
        for (var i = 0; i < read.Count; i++)
        {
            for (var j = i + 1; j < read.Count; j++)
            {
                if (read[i].Source.Article.Id == read[j].Source.Article.Id || !MayCompare(read[i], read[j])) continue;
                var isInOrder = Published(read[i]) <= Published(read[j]);
                found.AddRange(
                    FactPairs.Of(isInOrder ? new SentencePair(read[i], read[j], common)
                        : new SentencePair(read[j], read[i], common)));
            }
        }

        // An outlet that names another day or place later mostly tells of something else.
        return FactGroups.Of(
            [.. found.Where(pair => pair.Fact is Quantity || KindOf(pair) == DifferenceKind.Disagreement)], KindOf);
    }

    // Most pairs of a topic have next to nothing in common.
    private static bool MayCompare(AnnotatedSentence one, AnnotatedSentence other)
    {
        if ((one.Source.Article.Published - other.Source.Article.Published)?.Duration() > OneStory) return false;
        var shared = 0;
        foreach (var term in one.Terms)
            if (other.Terms.Contains(term) && ++shared >= LeastShared) return true;
        return false;
    }

    // What a topic is about is in most of its sentences.
    private static HashSet<string> CommonTerms(List<AnnotatedSentence> read) =>
        [.. read.SelectMany(sentence => sentence.Words.Select(word => sentence.Text.Tokens[word].Term)
            .Distinct(StringComparer.Ordinal))
            .GroupBy(term => term, StringComparer.Ordinal)
            .Where(term => term.Count() > Math.Max(LeastCommon, read.Count * CommonShare)).Select(term => term.Key)];

    private static DifferenceKind KindOf(FactPair pair)
    {
        var (first, second) = (pair.First.Source, pair.Second.Source);
        var isOneVoice = first.Voice == second.Voice
            || string.Equals(first.Article.Outlet, second.Article.Outlet, StringComparison.OrdinalIgnoreCase);
        if (isOneVoice && second.IsOfCorrection) return DifferenceKind.Correction;
        if (isOneVoice) return DifferenceKind.Update;
        return pair.Fact is Quantity && second.Article.Published - first.Article.Published >= AtOneTime ? DifferenceKind.Update
            : DifferenceKind.Disagreement;
    }

    private static DateTimeOffset Published(AnnotatedSentence sentence) =>
        sentence.Source.Article.Published ?? DateTimeOffset.MaxValue;
}
