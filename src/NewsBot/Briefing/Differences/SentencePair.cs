using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Briefing.Differences;

/// <summary>Compares two sentences to decide whether they are about the same thing.</summary>
internal sealed class SentencePair
{
    private const double Common = 0.4;

    private readonly bool[] shared;

    private readonly IReadOnlySet<string> common;

    /// <param name="first">The sentence that was published first.</param>
    /// <param name="second">The other sentence.</param>
    /// <param name="common">Terms in so many sentences of the topic that they do not tell one event from another.</param>
    public SentencePair(AnnotatedSentence first, AnnotatedSentence second, IReadOnlySet<string> common)
    {
        this.common = common;
        First = first;
        Second = second;
        Forth = new ContextSimilarity(first.Text, second.Text);
        Back = new ContextSimilarity(second.Text, first.Text);
        shared = [.. first.Words.Select(word => second.Words.Any(other => AreSame(word, other)))];
    }

    public AnnotatedSentence First { get; }

    public AnnotatedSentence Second { get; }

    public ContextSimilarity Forth { get; }

    public ContextSimilarity Back { get; }

    /// <summary>The tokens of the first sentence whose words the second has, names included.</summary>
    public IEnumerable<int> Shared => First.Words.Where((_, i) => shared[i]);

    /// <summary>The weight of the common words as a share of the sentence with less weight; 0 to 1.</summary>
    /// <param name="isExcluded">Returns true for a token of a sentence that is not counted.</param>
    public double Share(Func<AnnotatedSentence, int, bool> isExcluded)
    {
        var (firstWeight, secondWeight, sharedWeight) = (0.0, 0.0, 0.0);
        for (var i = 0; i < First.Words.Count; i++)
        {
            if (isExcluded(First, First.Words[i])) continue;
            var weight = WeightOf(First, First.Words[i]);
            firstWeight += weight;
            if (shared[i]) sharedWeight += weight;
        }

        foreach (var word in Second.Words)
            if (!isExcluded(Second, word)) secondWeight += WeightOf(Second, word);
        var smaller = Math.Min(firstWeight, secondWeight);
        return smaller == 0 ? 0 : Math.Min(1, sharedWeight / smaller);
    }

    /// <summary>The weight of the common words as a share of the sentence with more weight; low if one says much more.</summary>
    public double ShareOfLonger()
    {
        var sharedWeight = Shared.Sum(word => WeightOf(First, word));
        var larger = Math.Max(First.Words.Sum(word => WeightOf(First, word)), Second.Words.Sum(word => WeightOf(Second, word)));
        return larger == 0 ? 0 : Math.Min(1, sharedWeight / larger);
    }

    /// <summary>Counts the common words of weight that are not part of a name.</summary>
    /// <param name="noun">A token of the first sentence that is not counted; null for none.</param>
    public int Told(int? noun = null) =>
        Shared.Where(word => First.Text.FactAt(word) is not NameMention && word != noun && WeightOf(First, word) >= 1
                && Second.Words.Any(other => Second.Text.FactAt(other) is not NameMention && AreSame(word, other)))
            .Select(word => First.Text.Tokens[word].Term).Distinct(StringComparer.Ordinal).Count();

    /// <summary>The number of common words that are part of a name.</summary>
    public int Named =>
        Shared.Where(word => First.Text.FactAt(word) is NameMention).Select(word => First.Text.Tokens[word].Term)
            .Distinct(StringComparer.Ordinal).Count();

    /// <summary>The similarity of the words around the two facts: the higher one of both directions.</summary>
    public double Likeness(Mention first, Mention second, bool withNames = true) =>
        Math.Max(Forth.Between(first, second, withNames), Back.Between(second, first, withNames));

    /// <summary>Returns true if the sentences are limited to different days, places or periods.</summary>
    public bool AreOfOther() => AreOfOtherPlaces() || AreOfOtherStretches() || AreOfOtherDays();

    public bool AreSame(int first, int second) => Thesaurus.AreSame(First.Text.Tokens[first], Second.Text.Tokens[second]);

    /// <summary>
    /// Returns true if the other sentence has the content word that stands last before a fact or, without one, first after it.
    /// </summary>
    public bool HasNeighbour(AnnotatedSentence sentence, Mention fact)
    {
        var other = sentence == First ? Second : First;
        var near = sentence.Words.Where(word => word < fact.First).Cast<int?>().LastOrDefault()
            ?? sentence.Words.Where(word => word >= fact.End).Cast<int?>().FirstOrDefault();
        return near is { } token
            && other.Words.Any(word => Thesaurus.AreSame(sentence.Text.Tokens[token], other.Text.Tokens[word]));
    }

    private double WeightOf(AnnotatedSentence sentence, int word) =>
        common.Contains(sentence.Text.Tokens[word].Term) ? Common : Claim.WeightOf(sentence.Text.Tokens[word]);

    private bool AreOfOtherPlaces() =>
        First.Places.Count > 0 && Second.Places.Count > 0
        && !First.Places.Any(first => Second.Names.Any(first.Shares))
        && !Second.Places.Any(second => First.Names.Any(second.Shares));

    private bool AreOfOtherStretches() =>
        First.Stretches.Count + Second.Stretches.Count > 0
            && !First.Stretches.Intersect(Second.Stretches, StringComparer.Ordinal).Any();

    private bool AreOfOtherDays() =>
        First.Days.Count > 0 && Second.Days.Count > 0
        && !First.Days.Any(first =>
        Second.Days.Any(second => first.Date.First <= second.Date.Last && second.Date.First <= first.Date.Last));
}
