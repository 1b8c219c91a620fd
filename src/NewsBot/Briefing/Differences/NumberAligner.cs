using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Numbers;
using NewsBot.Verification;

namespace NewsBot.Briefing.Differences;

/// <summary>Says whether two numbers of two sentences count or measure the same.</summary>
internal static class NumberAligner
{
    private const int NounReach = 5;

    private static readonly FrozenSet<string> Sizes = Lexicon.English.Words("number-aligner-sizes");

    private static readonly FrozenSet<string> Numbered = Lexicon.English.Words("number-aligner-numbered");

    // Of the words that the two sentences could share, and of likeness around the numbers beside their noun: see Binding.
    private const double Alike = 0.4;
    private const double AlikeOfSums = 0.45;
    private const double AlikeOfLonger = 0.18;
    private const double AlikeOfMeasures = 0.5;
    private const double Around = 0.35;
    private const double AroundSurely = 1.2;
    private const double AroundOfSums = 0.6;

    // What befell them says much of a short sentence.
    private const double OfOneFate = 0.25;

    /// <summary>How surely they do; null where nothing says so.</summary>
    public static double? Likeness(SentencePair pair, Quantity mine, Quantity theirs)
    {
        var (one, other) = (pair.First.Text, pair.Second.Text);
        if (mine.Measure != theirs.Measure || mine.Measure == Measure.Ordinal || mine.Value == 1 || theirs.Value == 1)
            return null;
        // "56 per cent of voters" is no part of another share.
        if (mine.Measure != Measure.Percentage && (QuantityAlignment.IsOfAPart(one, mine)
            || QuantityAlignment.IsOfAPart(other, theirs))) return null;
        if (IsAge(one, mine) || IsAge(other, theirs)) return AgeLikeness(pair, mine, theirs);
        if (IsListed(one, mine) || IsListed(other, theirs) || IsName(one, mine) || IsName(other, theirs)) return null;
        if (NumberMatch.HaveOtherUnits(one, mine, other, theirs) || pair.AreOfOther()) return null;
        var likeness = pair.Likeness(mine, theirs);
        if (mine.Measure is not (Measure.Money or Measure.Percentage or Measure.Part))
            return OfThings(pair, mine, theirs, likeness);
        // A month's rise is not a year's.
        if (mine.Measure == Measure.Percentage && !pair.First.Bases.SetEquals(pair.Second.Bases)) return null;
        return pair.HasNeighbour(pair.First, mine) || pair.HasNeighbour(pair.Second, theirs) ? OfSums(pair, likeness) : null;
    }

    /// <summary>The token that says what is counted; null where none stands behind the number.</summary>
    public static int? Noun(AnnotatedText text, Quantity number)
    {
        int? first = null;
        for (var i = number.End; i < text.Tokens.Length && i < number.End + NounReach; i++)
        {
            var token = text.Tokens[i];
            if (token.Sentence != text.Tokens[number.First].Sentence || token.Gap > TokenGap.Joined) break;
            if (text.FactAt(i) is NameMention) continue;
            if (text.IsInFact(i) || (token.IsStop && !NumberMatch.IsUnit(token.Lower))) break;
            if (CasualtyTerms.IsOfPeople(token.Lower) || NumberMatch.IsUnit(token.Lower)) return i;
            first ??= i;
            if (token.Lower.Length > 3 && token.Lower[^1] == 's') return i;
        }

        return first;
    }

    private static double? OfSums(SentencePair pair, double likeness)
    {
        var told = pair.Told();
        var share = pair.Share((_, _) => false);
        return likeness >= AroundOfSums && told >= 1 && told + pair.Named >= 2 && share >= AlikeOfSums
            && pair.ShareOfLonger() >= AlikeOfLonger ? likeness + share : null;
    }

    private static double? OfThings(SentencePair pair, Quantity mine, Quantity theirs, double likeness)
    {
        var (one, other) = (pair.First.Text, pair.Second.Text);
        var (noun, theirNoun) = (Noun(one, mine), Noun(other, theirs));
        var (fate, theirFate) = (CasualtyTerms.At(one, mine), CasualtyTerms.At(other, theirs));
        if (fate is not null && theirFate is not null && fate != theirFate) return null;
        var isOneFate = fate is not null && fate == theirFate;
        if (noun is null || theirNoun is null)
        {
            if (Before(one, mine) is not { } before || Before(other, theirs) is not { } theirBefore
                || !pair.AreSame(before, theirBefore)) return null;
        }
        else
        {
            var (own, its) = (one.Lower(noun.Value), other.Lower(theirNoun.Value));
            var arePeople = CasualtyTerms.IsOfPeople(own) && CasualtyTerms.IsOfPeople(its);
            if (!arePeople && !pair.AreSame(noun.Value, theirNoun.Value)) return null;
            // Of people in general it must be said what befell them, or nearly all else.
            if (arePeople && (own != its || fate is not null || theirFate is not null) && !isOneFate) return null;
        }

        var isMeasure = noun is { } unit && NumberMatch.IsUnit(one.Lower(unit)) && !CasualtyTerms.IsOfPeople(one.Lower(unit));
        if (isMeasure && theirNoun is { } theirUnit && AreOtherSizes(one, noun!.Value, other, theirUnit)) return null;
        var extra = Math.Max(0, likeness - 1) + (isOneFate ? 0.5 : 0);
        var told = pair.Told(noun) + (isOneFate ? 1 : 0);
        var share = pair.Share((_, _) => false) + (isOneFate ? OfOneFate : 0);
        // Nearly everything has metres and hours: what is measured must be said in both.
        if (isMeasure
            && (told < 2 || share < AlikeOfMeasures
            || !(pair.HasNeighbour(pair.First, mine) || pair.HasNeighbour(pair.Second, theirs)))) return null;
        return extra >= Around && told >= 1 && told + pair.Named >= 2 && (isOneFate || pair.ShareOfLonger() >= AlikeOfLonger)
            && (share >= Alike || extra >= AroundSurely) ? likeness + share : null;
    }

    // "20 metres above the ground", "38.6 metres deep".
    private static bool AreOtherSizes(AnnotatedText one, int unit, AnnotatedText other, int theirUnit) =>
        Sizes.Contains(one.Lower(unit + 1)) && Sizes.Contains(other.Lower(theirUnit + 1))
            && one.Lower(unit + 1) != other.Lower(theirUnit + 1);

    // "A magnitude of 6.3", "the toll stood at 14".
    private static int? Before(AnnotatedText text, Quantity number)
    {
        for (var i = number.First - 1; i >= 0 && i >= number.First - 4
            && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i--)
            if (!text.Tokens[i].IsStop && Claim.WeightOf(text.Tokens[i]) > 0) return i;
        return null;
    }

    // Among others: "2-1", "53 to 47", "items 3, 4 and 5".
    private static bool IsListed(AnnotatedText text, Quantity number) =>
        (text.FactAt(number.End) is Quantity && text.Tokens[number.End].Gap == TokenGap.Joined)
        || (text.FactAt(number.First - 1) is Quantity && text.Tokens[number.First].Gap == TokenGap.Joined);

    // "Category 4", "Flight 302".
    private static bool IsName(AnnotatedText text, Quantity number) => Numbered.Contains(text.Lower(number.First - 1));

    private static bool IsAge(AnnotatedText text, Quantity number) => Ages.NameOf(text, number) is not null;

    private static double? AgeLikeness(SentencePair pair, Quantity mine, Quantity theirs) =>
        Ages.NameOf(pair.First.Text, mine) is { } one && Ages.NameOf(pair.Second.Text, theirs) is { } other
        && one.Words[^1] == other.Words[^1] && (one.Words.Count == 1 || other.Words.Count == 1 || one.Words[0] == other.Words[0])
        ? 3 : null;
}
