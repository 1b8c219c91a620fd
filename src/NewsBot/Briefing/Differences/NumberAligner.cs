using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Numbers;
using NewsBot.Verification;

namespace NewsBot.Briefing.Differences;

/// <summary>Decides whether numbers of two sentences count or measure the same thing.</summary>
internal static class NumberAligner
{
    private const int NounReach = 5;

    private static readonly FrozenSet<string> SizeWords = Lexicon.English.Words("size-words");

    private static readonly FrozenSet<string> LabelWords = Lexicon.English.Words("numbered-nouns");

    // Thresholds for the share of common words, and for the similarity of the words around the numbers (ContextSimilarity).
    private const double MinShare = 0.4;
    private const double MinShareForAmounts = 0.45;
    private const double MinShareOfLonger = 0.18;
    private const double MinShareForMeasures = 0.5;
    private const double MinContext = 0.35;
    private const double SureContext = 1.2;
    private const double MinContextForAmounts = 0.6;

    // Added if both sentences tell the same fate of people ("killed"): in a short sentence that says much.
    private const double SameFateBonus = 0.25;

    /// <summary>Scores how surely two numbers describe the same thing; null if there is no evidence for it.</summary>
    public static double? Score(SentencePair pair, Quantity first, Quantity second)
    {
        var (firstText, secondText) = (pair.First.Text, pair.Second.Text);
        if (first.Measure != second.Measure || first.Measure == Measure.Ordinal || first.Value == 1 || second.Value == 1)
            return null;
        // A number that is a part of a whole ("12 of the 40") does not compare; a percentage always has a whole.
        if (first.Measure != Measure.Percentage && (QuantityAlignment.IsPartialCount(firstText, first)
            || QuantityAlignment.IsPartialCount(secondText, second))) return null;
        if (IsAge(firstText, first) || IsAge(secondText, second)) return ScoreAges(pair, first, second);
        if (IsInList(firstText, first) || IsInList(secondText, second)
            || IsLabelNumber(firstText, first) || IsLabelNumber(secondText, second)) return null;
        if (NumberMatch.HaveDifferentUnits(firstText, first, secondText, second) || pair.DifferInScope()) return null;
        var similarity = pair.CompareContexts(first, second);
        if (first.Measure is not (Measure.Money or Measure.Percentage or Measure.Fraction))
            return ScoreCounts(pair, first, second, similarity);
        // A rise over a month does not compare with one over a year.
        if (first.Measure == Measure.Percentage && !pair.First.TimeBases.SetEquals(pair.Second.TimeBases)) return null;
        return pair.HasSharedNeighbour(pair.First, first) || pair.HasSharedNeighbour(pair.Second, second)
            ? ScoreAmounts(pair, similarity) : null;
    }

    /// <summary>Finds the token that names what is counted; null if no noun follows the number.</summary>
    public static int? FindNoun(AnnotatedText text, Quantity number)
    {
        int? first = null;
        for (var i = number.End; i < text.Tokens.Length && i < number.End + NounReach; i++)
        {
            var token = text.Tokens[i];
            if (token.Sentence != text.Tokens[number.First].Sentence || token.GapBefore > TokenGap.Joined) break;
            if (text.FindMentionAt(i) is NameMention) continue;
            if (text.IsInMention(i) || (token.IsStopWord && !NumberMatch.IsUnit(token.Lower))) break;
            if (CasualtyTerms.IsPeopleWord(token.Lower) || NumberMatch.IsUnit(token.Lower)) return i;
            first ??= i;
            if (token.Lower.Length > 3 && token.Lower[^1] == 's') return i;
        }

        return first;
    }

    private static double? ScoreAmounts(SentencePair pair, double similarity)
    {
        var sharedWords = pair.CountSharedWords();
        var share = pair.ShareOfShorter((_, _) => false);
        return similarity >= MinContextForAmounts && sharedWords >= 1 && sharedWords + pair.SharedNameCount >= 2
            && share >= MinShareForAmounts && pair.ShareOfLonger() >= MinShareOfLonger ? similarity + share : null;
    }

    private static double? ScoreCounts(SentencePair pair, Quantity first, Quantity second, double similarity)
    {
        var (firstText, secondText) = (pair.First.Text, pair.Second.Text);
        var (firstNoun, secondNoun) = (FindNoun(firstText, first), FindNoun(secondText, second));
        var (firstFate, secondFate) =
            (CasualtyTerms.FindAdjacentFate(firstText, first), CasualtyTerms.FindAdjacentFate(secondText, second));
        if (firstFate is not null && secondFate is not null && firstFate != secondFate) return null;
        var isSameFate = firstFate is not null && firstFate == secondFate;
        if (firstNoun is null || secondNoun is null)
        {
            if (FindWordBefore(firstText, first) is not { } firstBefore
                || FindWordBefore(secondText, second) is not { } secondBefore
                || !pair.AreSameWord(firstBefore, secondBefore)) return null;
        }
        else
        {
            var (firstWord, secondWord) = (firstText.LowerAt(firstNoun.Value), secondText.LowerAt(secondNoun.Value));
            var arePeople = CasualtyTerms.IsPeopleWord(firstWord) && CasualtyTerms.IsPeopleWord(secondWord);
            if (!arePeople && !pair.AreSameWord(firstNoun.Value, secondNoun.Value)) return null;
            // People are counted in most stories: they must have the same fate, or the same noun and no fate.
            if (arePeople && !isSameFate && (firstWord != secondWord || firstFate is not null || secondFate is not null))
                return null;
        }

        var isMeasure = firstNoun is { } unit && NumberMatch.IsUnit(firstText.LowerAt(unit))
            && !CasualtyTerms.IsPeopleWord(firstText.LowerAt(unit));
        if (isMeasure && secondNoun is { } secondUnit
            && MeasureDifferentSizes(firstText, firstNoun!.Value, secondText, secondUnit)) return null;
        var nounContext = Math.Max(0, similarity - 1) + (isSameFate ? 0.5 : 0);
        var sharedWords = pair.CountSharedWords(firstNoun) + (isSameFate ? 1 : 0);
        var share = pair.ShareOfShorter((_, _) => false) + (isSameFate ? SameFateBonus : 0);
        // Many things are measured in metres and hours: both sentences must name what is measured.
        if (isMeasure
            && (sharedWords < 2 || share < MinShareForMeasures
            || !(pair.HasSharedNeighbour(pair.First, first) || pair.HasSharedNeighbour(pair.Second, second)))) return null;
        return nounContext >= MinContext && sharedWords >= 1 && sharedWords + pair.SharedNameCount >= 2
            && (isSameFate || pair.ShareOfLonger() >= MinShareOfLonger)
            && (share >= MinShare || nounContext >= SureContext) ? similarity + share : null;
    }

    // "20 metres above the ground", "38.6 metres deep".
    private static bool MeasureDifferentSizes(AnnotatedText firstText, int firstUnit, AnnotatedText secondText, int secondUnit) =>
        SizeWords.Contains(firstText.LowerAt(firstUnit + 1)) && SizeWords.Contains(secondText.LowerAt(secondUnit + 1))
            && firstText.LowerAt(firstUnit + 1) != secondText.LowerAt(secondUnit + 1);

    // "A magnitude of 6.3", "the toll stood at 14".
    private static int? FindWordBefore(AnnotatedText text, Quantity number)
    {
        for (var i = number.First - 1; i >= 0 && i >= number.First - 4
            && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i--)
            if (!text.Tokens[i].IsStopWord && Claim.GetWordWeight(text.Tokens[i]) > 0) return i;
        return null;
    }

    // A number next to others: "2-1", "53 to 47", "items 3, 4 and 5".
    private static bool IsInList(AnnotatedText text, Quantity number) =>
        (text.FindMentionAt(number.End) is Quantity && text.Tokens[number.End].GapBefore == TokenGap.Joined)
        || (text.FindMentionAt(number.First - 1) is Quantity && text.Tokens[number.First].GapBefore == TokenGap.Joined);

    // "Category 4", "Flight 302".
    private static bool IsLabelNumber(AnnotatedText text, Quantity number) => LabelWords.Contains(text.LowerAt(number.First - 1));

    private static bool IsAge(AnnotatedText text, Quantity number) => Ages.FindPerson(text, number) is not null;

    private static double? ScoreAges(SentencePair pair, Quantity first, Quantity second) =>
        Ages.FindPerson(pair.First.Text, first) is { } firstName && Ages.FindPerson(pair.Second.Text, second) is { } secondName
        && firstName.Words[^1] == secondName.Words[^1]
        && (firstName.Words.Count == 1 || secondName.Words.Count == 1 || firstName.Words[0] == secondName.Words[0])
        ? 3 : null;
}
