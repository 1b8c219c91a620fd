namespace NewsBot.Answering.Claims;

/// <summary>
/// Says which values cannot both be so. That a passage has another one in the claim's place is not enough: one may be said less
/// exactly, as a bound, rounded, or of something else.
/// </summary>
/// <param name="claim">The one text.</param>
/// <param name="source">The other.</param>
/// <param name="written">The day by which its "today" goes; null where unknown.</param>
/// <param name="anchors">The days by which the claim's may go.</param>
internal sealed class Contraries(ReadText claim, ReadText source, DateOnly? written, IReadOnlyList<DateOnly> anchors)
{
    // What is said roughly may be this far off, as a share of itself.
    private const decimal Rough = 0.1m;
    private const decimal Rounded = 0.05m;

    // A number without a word of what it counts must stand among the same words as the other.
    private const double AmongTheSame = 1;
    private const int NounReach = 6;
    private const int SaidOfIt = 2;

    /// <summary>Whether the claim's fact and what is likeliest in its place are apart.</summary>
    public bool AreContrary(Fact claimed, Likeliest rival) => (claimed, rival.Fact) switch
    {
        (Quantity mine, Quantity theirs) => AreApart(mine, theirs) && AreOfTheSame(mine, theirs, rival.Likeness),
        (DateFact mine, DateFact theirs) => mine.IsApartFrom(theirs, written, anchors),
        (ClockTime mine, ClockTime theirs) => !mine.Fits(theirs),
        _ => false,
    };

    /// <summary>Whether the two numbers cannot both be right, if they are of the same.</summary>
    public bool AreApart(Quantity mine, Quantity theirs)
    {
        if (mine.Measure != theirs.Measure || NumberMatch.HaveOtherUnits(claim, mine, source, theirs)) return false;
        if (mine.Currency is { } own && theirs.Currency is { } other && own != other) return false;
        if (mine.Other is not null || theirs.Other is not null) return false;
        // "First" and "one" are said of what is one among several.
        if (mine.Value == 1 && mine.Measure is Measure.Plain or Measure.Ordinal) return false;
        var (low, high) = RangeOf(mine, theirs.Value);
        var (least, most) = RangeOf(theirs, mine.Value);
        return low > most || high < least;
    }

    private static (decimal Low, decimal High) RangeOf(Quantity number, decimal other)
    {
        var value = number.Value;
        return number.Bound switch
        {
            Bound.Above => (value, decimal.MaxValue),
            Bound.Below => (decimal.MinValue, value),
            Bound.About => (value - (Math.Abs(value) * Rough), value + (Math.Abs(value) * Rough)),
            // "1,500" may be 1,472, but not the other way round.
            _ when NumberMatch.Figures(value) < NumberMatch.Figures(other) =>
                (value - (Math.Abs(value) * Rounded), value + (Math.Abs(value) * Rounded)),
            _ => (value, value),
        };
    }

    // Money and shares say themselves what they are of; of other numbers, the nouns behind them must be the same.
    private bool AreOfTheSame(Quantity mine, Quantity theirs, double likeness)
    {
        if (IsOfAPart(source, theirs) || IsOfAPart(claim, mine)) return false;
        if (mine.Measure is Measure.Money or Measure.Percentage or Measure.Part) return true;
        var (own, other) = (NounsBehind(claim, mine), NounsBehind(source, theirs));
        if (own.Count == 0 || other.Count == 0) return likeness >= AmongTheSame;
        if (!AreSame(own[0], other[0]) && !(NumberMatch.IsUnit(claim.Lower(own[0])) && NumberMatch.IsUnit(source.Lower(other[0])))) return false;
        // "Two people were injured in the evacuation" says nothing of how many were evacuated.
        return own.Count == 1 || other.Count == 1
            || own.Skip(1).Take(SaidOfIt).Any(one => other.Skip(1).Take(SaidOfIt).Any(two => AreSame(one, two)));
    }

    private bool AreSame(int one, int two) => WordKin.AreSame(claim.Tokens[one], source.Tokens[two]);

    // "The first 918", "another 554", "41 of them" are of a part, and speak against no number of the whole.
    public static bool IsOfAPart(ReadText text, Quantity number) =>
        (text.Lower(number.First - 1) is "first" or "last" or "another" or "other" or "additional" or "further" or "extra" or "remaining")
        || text.Lower(number.End) is "of" or "more" or "other" or "others";

    private static List<int> NounsBehind(ReadText text, Quantity number)
    {
        var nouns = new List<int>();
        for (var i = number.End; i < text.Tokens.Length && i < number.End + NounReach && text.Tokens[i].Gap <= Gap.Joined
            && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i++)
            if (!text.Tokens[i].IsStop || NumberMatch.IsUnit(text.Tokens[i].Lower)) nouns.Add(i);
        return nouns;
    }
}
