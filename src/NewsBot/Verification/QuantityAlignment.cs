using NewsBot.Text;
using NewsBot.Text.Dates;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification;

/// <summary>
/// Decides whether a number of a claim and one of its source are about the same thing at the same time. Only then can one
/// contradict the other; similar sentences are not enough.
/// </summary>
/// <param name="claim">The text of the claim.</param>
/// <param name="source">The text of the source.</param>
/// <param name="written">The day on which the source was written, from which its relative dates count; null if unknown.</param>
/// <param name="anchors">The days from which the relative dates of the claim may count.</param>
internal sealed class QuantityAlignment(
    AnnotatedText claim, AnnotatedText source, DateOnly? written, IReadOnlyList<DateOnly> anchors)
{
    // Without a noun that a number counts, the contexts of both numbers must be at least this similar.
    private const double AmongTheSame = 1;
    // In tokens.
    private const int NounReach = 6;
    private const int SaidOfIt = 2;
    private const int DateReach = 6;

    /// <summary>True if the two numbers are about the same thing at the same time.</summary>
    /// <param name="claimed">The number of the claim.</param>
    /// <param name="stated">The number of the source.</param>
    /// <param name="similarity">The similarity of their contexts, as <see cref="ContextSimilarity"/> computes it.</param>
    public bool AreSame(Quantity claimed, Quantity stated, double similarity)
    {
        if (IsOfAPart(source, stated) || IsOfAPart(claim, claimed)) return false;
        if (ChangeRoles.RoleOf(claim, claimed) != ChangeRoles.RoleOf(source, stated)) return false;
        if (AreOfOtherTimes(claimed, stated)) return false;
        var isAge = Ages.IsAge(claim, claimed);
        if (isAge != Ages.IsAge(source, stated)) return false;
        if (isAge) return AreAgesOfOne(claimed, stated, similarity);
        return claimed.Measure is Measure.Money or Measure.Percentage or Measure.Part
            ? AreSharesOfOne(claimed, stated) : AreCountsOfOne(claimed, stated, similarity);
    }

    /// <summary>
    /// True for the number of a part, which contradicts no number of the whole: "the first 918", "another 554", "41 of them".
    /// </summary>
    public static bool IsOfAPart(AnnotatedText text, Quantity number) =>
        (text.Lower(number.First - 1) is "first" or "last" or "another" or "other" or "additional" or "further"
            or "extra" or "remaining")
        || text.Lower(number.End) is "more" or "other" or "others"
        || (text.Lower(number.End) is "of" && number.Measure is not (Measure.Percentage or Measure.Part));

    private bool AreCountsOfOne(Quantity claimed, Quantity stated, double similarity)
    {
        var (fate, statedFate) = (CasualtyTerms.Of(claim, claimed), CasualtyTerms.Of(source, stated));
        if (fate is not null && statedFate is not null) return fate == statedFate;
        var (nouns, statedNouns) = (NounsBehind(claim, claimed), NounsBehind(source, stated));
        if (nouns.Count == 0 || statedNouns.Count == 0) return similarity >= AmongTheSame;
        // With a noun for people in general, either both numbers have a fate or none has.
        var arePeople = CasualtyTerms.IsOfPeople(claim.Lower(nouns[0]))
            || CasualtyTerms.IsOfPeople(source.Lower(statedNouns[0]));
        if (arePeople && fate is null != statedFate is null) return false;
        var areUnits = NumberMatch.IsUnit(claim.Lower(nouns[0])) && NumberMatch.IsUnit(source.Lower(statedNouns[0]));
        if (!areUnits && !AreAlike(nouns[0], statedNouns[0])) return false;
        // The words behind the noun must agree, too: "two people were injured in the evacuation" does not count evacuated people.
        return nouns.Count == 1 || statedNouns.Count == 1
            || nouns.Skip(1).Take(SaidOfIt).Any(word =>
                statedNouns.Skip(1).Take(SaidOfIt).Any(statedWord => AreAlike(word, statedWord)));
    }

    // "85 percent of the town" and "60 percent of the firms" are shares of different things.
    private bool AreSharesOfOne(Quantity claimed, Quantity stated) =>
        WholeOf(claim, claimed) is not { } whole || WholeOf(source, stated) is not { } statedWhole
        || AreAlike(whole, statedWhole);

    private bool AreAgesOfOne(Quantity claimed, Quantity stated, double similarity)
    {
        if (Ages.NameOf(source, stated) is not { } statedName) return similarity >= AmongTheSame;
        return Ages.NameOf(claim, claimed) is { } name
            ? name.Shares(statedName) : claim.Facts.OfType<NameMention>().Any(statedName.Shares);
    }

    /// <summary>True if both numbers have a date, and the two dates conflict.</summary>
    public bool AreOfOtherTimes(Quantity claimed, Quantity stated) =>
        DateOf(claim, claimed) is { } date && DateOf(source, stated) is { } statedDate
        && date.IsApartFrom(statedDate, written, anchors);

    private bool AreAlike(int claimToken, int sourceToken) =>
        Thesaurus.AreSame(claim.Tokens[claimToken], source.Tokens[sourceToken]);

    // The first content word of the whole: "town" for "85 percent of the town".
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

    /// <summary>The date that belongs to a number: the first one behind it, before any other number; null for none.</summary>
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
