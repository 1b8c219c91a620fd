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
    private const double MinSimilarityWithoutNoun = 1;
    // In tokens.
    private const int MaxNounDistance = 6;
    private const int ComparedWordsAfterNoun = 2;
    private const int MaxDateDistance = 6;

    /// <summary>True if the two numbers are about the same thing at the same time.</summary>
    /// <param name="claimed">The number of the claim.</param>
    /// <param name="stated">The number of the source.</param>
    /// <param name="similarity">The similarity of their contexts, as <see cref="ContextSimilarity"/> computes it.</param>
    public bool AreComparable(Quantity claimed, Quantity stated, double similarity)
    {
        if (IsPartialCount(source, stated) || IsPartialCount(claim, claimed)) return false;
        if (ChangeRoles.FindRole(claim, claimed) != ChangeRoles.FindRole(source, stated)) return false;
        if (HaveDifferentDates(claimed, stated)) return false;
        var isAge = Ages.IsAge(claim, claimed);
        if (isAge != Ages.IsAge(source, stated)) return false;
        if (isAge) return AreAgesOfSamePerson(claimed, stated, similarity);
        return claimed.Measure is Measure.Money or Measure.Percentage or Measure.Fraction
            ? AreSharesOfSameWhole(claimed, stated) : AreCountsOfSameThing(claimed, stated, similarity);
    }

    /// <summary>
    /// True for the number of a part, which contradicts no number of the whole: "the first 918", "another 554", "41 of them".
    /// </summary>
    public static bool IsPartialCount(AnnotatedText text, Quantity number) =>
        (text.LowerAt(number.First - 1) is "first" or "last" or "another" or "other" or "additional" or "further"
            or "extra" or "remaining")
        || text.LowerAt(number.End) is "more" or "other" or "others"
        || (text.LowerAt(number.End) is "of" && number.Measure is not (Measure.Percentage or Measure.Fraction));

    private bool AreCountsOfSameThing(Quantity claimed, Quantity stated, double similarity)
    {
        var (fate, statedFate) = (CasualtyTerms.FindFate(claim, claimed), CasualtyTerms.FindFate(source, stated));
        if (fate is not null && statedFate is not null) return fate == statedFate;
        var (nouns, statedNouns) = (FindNounsAfter(claim, claimed), FindNounsAfter(source, stated));
        if (nouns.Count == 0 || statedNouns.Count == 0) return similarity >= MinSimilarityWithoutNoun;
        // With a noun for people in general, either both numbers have a fate or none has.
        var arePeople = CasualtyTerms.IsPeopleWord(claim.LowerAt(nouns[0]))
            || CasualtyTerms.IsPeopleWord(source.LowerAt(statedNouns[0]));
        if (arePeople && fate is null != statedFate is null) return false;
        var areUnits = NumberMatch.IsUnit(claim.LowerAt(nouns[0])) && NumberMatch.IsUnit(source.LowerAt(statedNouns[0]));
        if (!areUnits && !AreEquivalent(nouns[0], statedNouns[0])) return false;
        // The words behind the noun must agree, too: "two people were injured in the evacuation" does not count evacuated people.
        return nouns.Count == 1 || statedNouns.Count == 1
            || nouns.Skip(1).Take(ComparedWordsAfterNoun).Any(word =>
                statedNouns.Skip(1).Take(ComparedWordsAfterNoun).Any(statedWord => AreEquivalent(word, statedWord)));
    }

    // "85 percent of the town" and "60 percent of the firms" are shares of different things.
    private bool AreSharesOfSameWhole(Quantity claimed, Quantity stated) =>
        FindWhole(claim, claimed) is not { } whole || FindWhole(source, stated) is not { } statedWhole
        || AreEquivalent(whole, statedWhole);

    private bool AreAgesOfSamePerson(Quantity claimed, Quantity stated, double similarity)
    {
        if (Ages.FindPerson(source, stated) is not { } statedName) return similarity >= MinSimilarityWithoutNoun;
        return Ages.FindPerson(claim, claimed) is { } name
            ? name.SharesWordWith(statedName) : claim.Mentions.OfType<NameMention>().Any(statedName.SharesWordWith);
    }

    /// <summary>True if both numbers have a date, and the two dates conflict.</summary>
    public bool HaveDifferentDates(Quantity claimed, Quantity stated) =>
        FindDate(claim, claimed) is { } date && FindDate(source, stated) is { } statedDate
        && date.ConflictsWith(statedDate, written, anchors);

    private bool AreEquivalent(int claimToken, int sourceToken) =>
        Thesaurus.AreEquivalent(claim.Tokens[claimToken], source.Tokens[sourceToken]);

    // The first content word of the whole: "town" for "85 percent of the town".
    private static int? FindWhole(AnnotatedText text, Quantity number)
    {
        if (text.LowerAt(number.End) is not ("of" or "in")) return null;
        for (var i = number.End + 1; i < text.Tokens.Length && i <= number.End + MaxNounDistance && text.IsAdjacent(i); i++)
            if (!text.Tokens[i].IsStopWord) return text.IsInMention(i) ? null : i;
        return null;
    }

    private static List<int> FindNounsAfter(AnnotatedText text, Quantity number)
    {
        var nouns = new List<int>();
        for (var i = number.End; i < text.Tokens.Length && i < number.End + MaxNounDistance
            && text.Tokens[i].GapBefore <= TokenGap.Joined
            && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i++)
            if (!text.Tokens[i].IsStopWord || NumberMatch.IsUnit(text.Tokens[i].Lower)) nouns.Add(i);
        return nouns;
    }

    /// <summary>The date that belongs to a number: the first one behind it, before any other number; null for none.</summary>
    public static DateMention? FindDate(AnnotatedText text, Quantity number)
    {
        for (var i = number.End; i < text.Tokens.Length && i < number.End + MaxDateDistance && text.IsAdjacent(i); i++)
        {
            if (text.FindMentionAt(i) is DateMention date) return date;
            if (text.FindMentionAt(i) is Quantity) return null;
        }

        return null;
    }
}
