using NewsBot.Text;
using NewsBot.Verification;

namespace NewsBot.Briefing.Differences;

/// <summary>What two sentences have in common, by which it is told whether they speak of the same.</summary>
internal sealed class SentencePair
{
    private const double Common = 0.4;

    private readonly bool[] shared;

    private readonly IReadOnlySet<string> common;

    /// <param name="first">That which was published first.</param>
    /// <param name="second">The other.</param>
    /// <param name="common">Terms that so many sentences of the topic have that they say nothing of what one is about.</param>
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

    /// <summary>The words of the first that the second has, names among them.</summary>
    public IEnumerable<int> Shared => First.Words.Where((_, i) => shared[i]);

    /// <summary>The share of the words of the shorter that both have, some left out; 0 to 1.</summary>
    /// <param name="without">What is not counted on either side.</param>
    public double Share(Func<AnnotatedSentence, int, bool> without)
    {
        var (mine, theirs, both) = (0.0, 0.0, 0.0);
        for (var i = 0; i < First.Words.Count; i++)
        {
            if (without(First, First.Words[i])) continue;
            var weight = WeightOf(First, First.Words[i]);
            mine += weight;
            if (shared[i]) both += weight;
        }

        foreach (var word in Second.Words)
            if (!without(Second, word)) theirs += WeightOf(Second, word);
        var least = Math.Min(mine, theirs);
        return least == 0 ? 0 : Math.Min(1, both / least);
    }

    /// <summary>The same of the longer: low where one of them tells much more.</summary>
    public double ShareOfLonger()
    {
        var both = Shared.Sum(word => WeightOf(First, word));
        var most = Math.Max(First.Words.Sum(word => WeightOf(First, word)), Second.Words.Sum(word => WeightOf(Second, word)));
        return most == 0 ? 0 : Math.Min(1, both / most);
    }

    /// <summary>How many words of weight both have that are of no name.</summary>
    public int Told(int? noun = null) =>
        Shared.Where(word => First.Text.FactAt(word) is not NameMention && word != noun && WeightOf(First, word) >= 1
                && Second.Words.Any(other => Second.Text.FactAt(other) is not NameMention && AreSame(word, other)))
            .Select(word => First.Text.Tokens[word].Term).Distinct(StringComparer.Ordinal).Count();

    /// <summary>How many words of names both have.</summary>
    public int Named =>
        Shared.Where(word => First.Text.FactAt(word) is NameMention).Select(word => First.Text.Tokens[word].Term)
            .Distinct(StringComparer.Ordinal).Count();

    /// <summary>How alike the surroundings of the two facts are, whichever is looked at from the other.</summary>
    public double Likeness(Mention mine, Mention theirs, bool withNames = true) =>
        Math.Max(Forth.Between(mine, theirs, withNames), Back.Between(theirs, mine, withNames));

    /// <summary>Whether one of them says by a day, a place or a stretch of time that it is of something else.</summary>
    public bool AreOfOther() => AreOfOtherPlaces() || AreOfOtherStretches() || AreOfOtherDays();

    public bool AreSame(int mine, int theirs) => Thesaurus.AreSame(First.Text.Tokens[mine], Second.Text.Tokens[theirs]);

    /// <summary>
    /// Whether the other sentence has the word that stands nearest to a fact, before it or, where there is none, behind it.
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
        && !First.Places.Any(mine => Second.Names.Any(mine.Shares))
        && !Second.Places.Any(theirs => First.Names.Any(theirs.Shares));

    private bool AreOfOtherStretches() =>
        First.Stretches.Count + Second.Stretches.Count > 0
            && !First.Stretches.Intersect(Second.Stretches, StringComparer.Ordinal).Any();

    private bool AreOfOtherDays() =>
        First.Days.Count > 0 && Second.Days.Count > 0
        && !First.Days.Any(mine =>
        Second.Days.Any(theirs => mine.Date.First <= theirs.Date.Last && theirs.Date.First <= mine.Date.Last));
}
