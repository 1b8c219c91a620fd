using NewsBot.Text;
using NewsBot.Text.Dates;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification;

/// <summary>
/// Says whether a number of one text and a number of another are of the same thing at the same time. Only then does one speak
/// against the other: that they stand in sentences alike is not enough.
/// </summary>
/// <param name="claim">The one text.</param>
/// <param name="source">The other.</param>
/// <param name="written">The day by which its "today" goes; null where unknown.</param>
/// <param name="anchors">The days by which the claim's may go.</param>
internal sealed class QuantityAlignment(
    AnnotatedText claim, AnnotatedText source, DateOnly? written, IReadOnlyList<DateOnly> anchors)
{
    // A number without a word of what it counts must stand among the same words as the other.
    private const double AmongTheSame = 1;
    private const int NounReach = 6;
    private const int SaidOfIt = 2;
    private const int DateReach = 6;

    /// <param name="mine">Of the claim.</param>
    /// <param name="theirs">Of the source.</param>
    /// <param name="likeness">Of what stands around them, as <see cref="ContextSimilarity"/> measures it.</param>
    public bool AreSame(Quantity mine, Quantity theirs, double likeness)
    {
        if (IsOfAPart(source, theirs) || IsOfAPart(claim, mine)) return false;
        if (ChangeRoles.RoleOf(claim, mine) != ChangeRoles.RoleOf(source, theirs) || AreOfOtherTimes(mine, theirs)) return false;
        var isAge = Ages.IsAge(claim, mine);
        if (isAge != Ages.IsAge(source, theirs)) return false;
        if (isAge) return AreAgesOfOne(mine, theirs, likeness);
        return mine.Measure is Measure.Money or Measure.Percentage or Measure.Part
            ? AreSharesOfOne(mine, theirs) : AreCountsOfOne(mine, theirs, likeness);
    }

    // "The first 918", "another 554", "41 of them" are of a part, and speak against no number of the whole.
    public static bool IsOfAPart(AnnotatedText text, Quantity number) =>
        (text.Lower(number.First - 1) is "first" or "last" or "another" or "other" or "additional" or "further"
            or "extra" or "remaining")
        || text.Lower(number.End) is "more" or "other" or "others"
        || (text.Lower(number.End) is "of" && number.Measure is not (Measure.Percentage or Measure.Part));

    private bool AreCountsOfOne(Quantity mine, Quantity theirs, double likeness)
    {
        var (fate, theirFate) = (CasualtyTerms.Of(claim, mine), CasualtyTerms.Of(source, theirs));
        if (fate is not null && theirFate is not null) return fate == theirFate;
        var (own, other) = (NounsBehind(claim, mine), NounsBehind(source, theirs));
        if (own.Count == 0 || other.Count == 0) return likeness >= AmongTheSame;
        // Of people in general it must be said what befell them.
        var arePeople = CasualtyTerms.IsOfPeople(claim.Lower(own[0])) || CasualtyTerms.IsOfPeople(source.Lower(other[0]));
        if (arePeople && fate is null != theirFate is null) return false;
        var areUnits = NumberMatch.IsUnit(claim.Lower(own[0])) && NumberMatch.IsUnit(source.Lower(other[0]));
        if (!areUnits && !AreAlike(own[0], other[0])) return false;
        // "Two people were injured in the evacuation" says nothing of how many were evacuated.
        return own.Count == 1 || other.Count == 1
            || own.Skip(1).Take(SaidOfIt).Any(one => other.Skip(1).Take(SaidOfIt).Any(two => AreAlike(one, two)));
    }

    // "85 percent of the town" speaks against no share of the firms.
    private bool AreSharesOfOne(Quantity mine, Quantity theirs) =>
        WholeOf(claim, mine) is not { } own || WholeOf(source, theirs) is not { } other || AreAlike(own, other);

    private bool AreAgesOfOne(Quantity mine, Quantity theirs, double likeness)
    {
        if (Ages.NameOf(source, theirs) is not { } name) return likeness >= AmongTheSame;
        return Ages.NameOf(claim, mine) is { } own ? own.Shares(name) : claim.Facts.OfType<NameMention>().Any(name.Shares);
    }

    /// <summary>Whether a date stands behind each of the two, and the two dates are apart.</summary>
    public bool AreOfOtherTimes(Quantity mine, Quantity theirs) =>
        DateOf(claim, mine) is { } own && DateOf(source, theirs) is { } other && own.IsApartFrom(other, written, anchors);

    private bool AreAlike(int one, int two) => Thesaurus.AreSame(claim.Tokens[one], source.Tokens[two]);

    private static int? WholeOf(AnnotatedText text, Quantity number)
    {
        if (text.Lower(number.End) is not ("of" or "in")) return null;
        for (var i = number.End + 1; i < text.Tokens.Length && i <= number.End + NounReach && text.Follows(i); i++)
            if (!text.Tokens[i].IsStop) return text.IsInFact(i) ? null : i;
        return null;
    }

    private static List<int> NounsBehind(AnnotatedText text, Quantity number)
    {
        var nouns = new List<int>();
        for (var i = number.End; i < text.Tokens.Length && i < number.End + NounReach && text.Tokens[i].Gap <= TokenGap.Joined
            && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i++)
            if (!text.Tokens[i].IsStop || NumberMatch.IsUnit(text.Tokens[i].Lower)) nouns.Add(i);
        return nouns;
    }

    // The date that is said of a number stands behind it, before the next one.
    public static DateMention? DateOf(AnnotatedText text, Quantity number)
    {
        for (var i = number.End; i < text.Tokens.Length && i < number.End + DateReach && text.Follows(i); i++)
        {
            if (text.FactAt(i) is DateMention date) return date;
            if (text.FactAt(i) is Quantity) return null;
        }

        return null;
    }
}
