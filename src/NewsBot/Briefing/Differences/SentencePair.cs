using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Briefing.Differences;

/// <summary>Compares two sentences to decide whether they are about the same thing.</summary>
internal sealed class SentencePair
{
    private const double CommonTermWeight = 0.4;

    private readonly bool[] isShared;

    private readonly IReadOnlySet<string> commonTerms;

    /// <param name="first">The sentence that was published first.</param>
    /// <param name="second">The other sentence.</param>
    /// <param name="common">Terms in so many sentences of the topic that they do not tell one event from another.</param>
    public SentencePair(AnnotatedSentence first, AnnotatedSentence second, IReadOnlySet<string> common)
    {
        this.commonTerms = common;
        First = first;
        Second = second;
        FirstToSecond = new ContextSimilarity(first.Text, second.Text);
        SecondToFirst = new ContextSimilarity(second.Text, first.Text);
        isShared = [.. first.ContentTokens.Select(word => second.ContentTokens.Any(other => AreSameWord(word, other)))];
    }

    public AnnotatedSentence First { get; }

    public AnnotatedSentence Second { get; }

    public ContextSimilarity FirstToSecond { get; }

    public ContextSimilarity SecondToFirst { get; }

    /// <summary>The tokens of the first sentence whose words the second has, names included.</summary>
    public IEnumerable<int> SharedTokens => First.ContentTokens.Where((_, i) => isShared[i]);

    /// <summary>The weight of the common words as a share of the sentence with less weight; 0 to 1.</summary>
    /// <param name="isExcluded">Returns true for a token of a sentence that is not counted.</param>
    public double ShareOfShorter(Func<AnnotatedSentence, int, bool> isExcluded)
    {
        var (firstWeight, secondWeight, sharedWeight) = (0.0, 0.0, 0.0);
        for (var i = 0; i < First.ContentTokens.Count; i++)
        {
            if (isExcluded(First, First.ContentTokens[i])) continue;
            var weight = GetWeight(First, First.ContentTokens[i]);
            firstWeight += weight;
            if (isShared[i]) sharedWeight += weight;
        }

        foreach (var word in Second.ContentTokens)
            if (!isExcluded(Second, word)) secondWeight += GetWeight(Second, word);
        var smaller = Math.Min(firstWeight, secondWeight);
        return smaller == 0 ? 0 : Math.Min(1, sharedWeight / smaller);
    }

    /// <summary>The weight of the common words as a share of the sentence with more weight; low if one says much more.</summary>
    public double ShareOfLonger()
    {
        var sharedWeight = SharedTokens.Sum(word => GetWeight(First, word));
        var larger =
            Math.Max(First.ContentTokens.Sum(word => GetWeight(First, word)),
                Second.ContentTokens.Sum(word => GetWeight(Second, word)));
        return larger == 0 ? 0 : Math.Min(1, sharedWeight / larger);
    }

    /// <summary>Counts the common words of weight that are not part of a name.</summary>
    /// <param name="noun">A token of the first sentence that is not counted; null for none.</param>
    public int CountSharedWords(int? noun = null) =>
        SharedTokens.Where(word => First.Text.FindMentionAt(word) is not NameMention && word != noun
            && GetWeight(First, word) >= 1
                && Second.ContentTokens.Any(other => Second.Text.FindMentionAt(other) is not NameMention
                && AreSameWord(word, other)))
            .Select(word => First.Text.Tokens[word].Term).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The number of common words that are part of a name.</summary>
    public int SharedNameCount =>
        SharedTokens.Where(word => First.Text.FindMentionAt(word) is NameMention).Select(word => First.Text.Tokens[word].Term)
            .Distinct(StringComparer.Ordinal).Count();

    /// <summary>The similarity of the words around the two facts: the higher one of both directions.</summary>
    public double CompareContexts(Mention first, Mention second, bool withNames = true) =>
        Math.Max(FirstToSecond.Compute(first, second, withNames), SecondToFirst.Compute(second, first, withNames));

    /// <summary>Returns true if the sentences are limited to different days, places or periods.</summary>
    public bool DifferInScope() => DifferInPlace() || DifferInPeriod() || DifferInDay();

    public bool AreSameWord(int first, int second) =>
        Thesaurus.AreEquivalent(First.Text.Tokens[first], Second.Text.Tokens[second]);

    /// <summary>
    /// Returns true if the other sentence has the content word that stands last before a fact or, without one, first after it.
    /// </summary>
    public bool HasSharedNeighbour(AnnotatedSentence sentence, Mention fact)
    {
        var other = sentence == First ? Second : First;
        var near = sentence.ContentTokens.Where(word => word < fact.First).Cast<int?>().LastOrDefault()
            ?? sentence.ContentTokens.Where(word => word >= fact.End).Cast<int?>().FirstOrDefault();
        return near is { } token
            && other.ContentTokens.Any(word => Thesaurus.AreEquivalent(sentence.Text.Tokens[token], other.Text.Tokens[word]));
    }

    private double GetWeight(AnnotatedSentence sentence, int word) =>
        commonTerms.Contains(sentence.Text.Tokens[word].Term) ? CommonTermWeight
            : Claim.GetWordWeight(sentence.Text.Tokens[word]);

    private bool DifferInPlace() =>
        First.Places.Count > 0 && Second.Places.Count > 0
        && !First.Places.Any(first => Second.Names.Any(first.SharesWordWith))
        && !Second.Places.Any(second => First.Names.Any(second.SharesWordWith));

    private bool DifferInPeriod() =>
        First.Periods.Count + Second.Periods.Count > 0
            && !First.Periods.Intersect(Second.Periods, StringComparer.Ordinal).Any();

    private bool DifferInDay() =>
        First.Days.Count > 0 && Second.Days.Count > 0
        && !First.Days.Any(first =>
        Second.Days.Any(second => first.Date.First <= second.Date.Last && second.Date.First <= first.Date.Last));
}
