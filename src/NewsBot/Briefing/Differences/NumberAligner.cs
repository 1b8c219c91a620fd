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

    private static readonly FrozenSet<string> Sizes = Lexicon.English.Words("number-aligner-sizes");

    private static readonly FrozenSet<string> Numbered = Lexicon.English.Words("number-aligner-numbered");

    // Thresholds for the share of common words, and for the similarity of the words around the numbers (ContextSimilarity).
    private const double Alike = 0.4;
    private const double AlikeOfSums = 0.45;
    private const double AlikeOfLonger = 0.18;
    private const double AlikeOfMeasures = 0.5;
    private const double Around = 0.35;
    private const double AroundSurely = 1.2;
    private const double AroundOfSums = 0.6;

    // Added if both sentences tell the same fate of people ("killed"): in a short sentence that says much.
    private const double OfOneFate = 0.25;

    /// <summary>Scores how surely two numbers describe the same thing; null if there is no evidence for it.</summary>
    public static double? Likeness(SentencePair pair, Quantity first, Quantity second)
    {
        var (firstText, secondText) = (pair.First.Text, pair.Second.Text);
        if (first.Measure != second.Measure || first.Measure == Measure.Ordinal || first.Value == 1 || second.Value == 1)
            return null;
        // A number that is a part of a whole ("12 of the 40") does not compare; a percentage always has a whole.
        if (first.Measure != Measure.Percentage && (QuantityAlignment.IsOfAPart(firstText, first)
            || QuantityAlignment.IsOfAPart(secondText, second))) return null;
        if (IsAge(firstText, first) || IsAge(secondText, second)) return AgeLikeness(pair, first, second);
        if (IsListed(firstText, first) || IsListed(secondText, second)
            || IsName(firstText, first) || IsName(secondText, second)) return null;
        if (NumberMatch.HaveOtherUnits(firstText, first, secondText, second) || pair.AreOfOther()) return null;
        var similarity = pair.Likeness(first, second);
        if (first.Measure is not (Measure.Money or Measure.Percentage or Measure.Part))
            return OfThings(pair, first, second, similarity);
        // A rise over a month does not compare with one over a year.
        if (first.Measure == Measure.Percentage && !pair.First.Bases.SetEquals(pair.Second.Bases)) return null;
        return pair.HasNeighbour(pair.First, first) || pair.HasNeighbour(pair.Second, second)
            ? OfSums(pair, similarity) : null;
    }

    /// <summary>Finds the token that names what is counted; null if no noun follows the number.</summary>
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

    private static double? OfSums(SentencePair pair, double similarity)
    {
        var sharedWords = pair.Told();
        var share = pair.Share((_, _) => false);
        return similarity >= AroundOfSums && sharedWords >= 1 && sharedWords + pair.Named >= 2
            && share >= AlikeOfSums && pair.ShareOfLonger() >= AlikeOfLonger ? similarity + share : null;
    }

    private static double? OfThings(SentencePair pair, Quantity first, Quantity second, double similarity)
    {
        var (firstText, secondText) = (pair.First.Text, pair.Second.Text);
        var (firstNoun, secondNoun) = (Noun(firstText, first), Noun(secondText, second));
        var (firstFate, secondFate) = (CasualtyTerms.At(firstText, first), CasualtyTerms.At(secondText, second));
        if (firstFate is not null && secondFate is not null && firstFate != secondFate) return null;
        var isSameFate = firstFate is not null && firstFate == secondFate;
        if (firstNoun is null || secondNoun is null)
        {
            if (Before(firstText, first) is not { } firstBefore
                || Before(secondText, second) is not { } secondBefore
                || !pair.AreSame(firstBefore, secondBefore)) return null;
        }
        else
        {
            var (firstWord, secondWord) = (firstText.Lower(firstNoun.Value), secondText.Lower(secondNoun.Value));
            var arePeople = CasualtyTerms.IsOfPeople(firstWord) && CasualtyTerms.IsOfPeople(secondWord);
            if (!arePeople && !pair.AreSame(firstNoun.Value, secondNoun.Value)) return null;
            // People are counted in most stories: they must have the same fate, or the same noun and no fate.
            if (arePeople && !isSameFate && (firstWord != secondWord || firstFate is not null || secondFate is not null))
                return null;
        }

        var isMeasure = firstNoun is { } unit && NumberMatch.IsUnit(firstText.Lower(unit))
            && !CasualtyTerms.IsOfPeople(firstText.Lower(unit));
        if (isMeasure && secondNoun is { } secondUnit
            && AreOtherSizes(firstText, firstNoun!.Value, secondText, secondUnit)) return null;
        var nounContext = Math.Max(0, similarity - 1) + (isSameFate ? 0.5 : 0);
        var sharedWords = pair.Told(firstNoun) + (isSameFate ? 1 : 0);
        var share = pair.Share((_, _) => false) + (isSameFate ? OfOneFate : 0);
        // Many things are measured in metres and hours: both sentences must name what is measured.
        if (isMeasure
            && (sharedWords < 2 || share < AlikeOfMeasures
            || !(pair.HasNeighbour(pair.First, first) || pair.HasNeighbour(pair.Second, second)))) return null;
        return nounContext >= Around && sharedWords >= 1 && sharedWords + pair.Named >= 2
            && (isSameFate || pair.ShareOfLonger() >= AlikeOfLonger)
            && (share >= Alike || nounContext >= AroundSurely) ? similarity + share : null;
    }

    // "20 metres above the ground", "38.6 metres deep".
    private static bool AreOtherSizes(AnnotatedText firstText, int firstUnit, AnnotatedText secondText, int secondUnit) =>
        Sizes.Contains(firstText.Lower(firstUnit + 1)) && Sizes.Contains(secondText.Lower(secondUnit + 1))
            && firstText.Lower(firstUnit + 1) != secondText.Lower(secondUnit + 1);

    // "A magnitude of 6.3", "the toll stood at 14".
    private static int? Before(AnnotatedText text, Quantity number)
    {
        for (var i = number.First - 1; i >= 0 && i >= number.First - 4
            && text.Tokens[i].Sentence == text.Tokens[number.First].Sentence; i--)
            if (!text.Tokens[i].IsStop && Claim.WeightOf(text.Tokens[i]) > 0) return i;
        return null;
    }

    // A number next to others: "2-1", "53 to 47", "items 3, 4 and 5".
    private static bool IsListed(AnnotatedText text, Quantity number) =>
        (text.FactAt(number.End) is Quantity && text.Tokens[number.End].Gap == TokenGap.Joined)
        || (text.FactAt(number.First - 1) is Quantity && text.Tokens[number.First].Gap == TokenGap.Joined);

    // "Category 4", "Flight 302".
    private static bool IsName(AnnotatedText text, Quantity number) => Numbered.Contains(text.Lower(number.First - 1));

    private static bool IsAge(AnnotatedText text, Quantity number) => Ages.NameOf(text, number) is not null;

    private static double? AgeLikeness(SentencePair pair, Quantity first, Quantity second) =>
        Ages.NameOf(pair.First.Text, first) is { } firstName && Ages.NameOf(pair.Second.Text, second) is { } secondName
        && firstName.Words[^1] == secondName.Words[^1]
        && (firstName.Words.Count == 1 || secondName.Words.Count == 1 || firstName.Words[0] == secondName.Words[0])
        ? 3 : null;
}
