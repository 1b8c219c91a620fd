using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Quotations;

namespace NewsBot.Verification;

/// <summary>
/// Checks the quotations of a claim: that the passage has their words, that nothing left out or put in turns them, that they do
/// not end before an "except", and that the claim gives them to whom the passage gives them.
/// </summary>
internal sealed class QuotationCheck
{
    private static readonly FrozenSet<string> SpeechVerbs = Lexicon.English.Words("speech-verbs");

    private static readonly FrozenSet<string> Exceptions = Lexicon.English.Words("exceptions");

    private static readonly FrozenSet<string> Modals = Lexicon.English.Words("modals");

    // "said Board chair Edda Murnholt": so many tokens may stand between a verb and its speaker.
    private const int MaxTitleLength = 5;

    private readonly Claim claim;
    private readonly ClaimPassage passage;
    private readonly IReadOnlyList<TextSpan>[] places;
    private readonly bool[] isInTitle;

    public QuotationCheck(Claim claim, ClaimPassage passage)
    {
        this.claim = claim;
        this.passage = passage;
        places = new IReadOnlyList<TextSpan>[claim.Quotations.Count];
        isInTitle = new bool[claim.Quotations.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var quotation = claim.Quotations[i].AsSpan(claim.Text.Text);
            places[i] = QuotationMatcher.FindOccurrences(quotation, passage.NormalizedBody);
            isInTitle[i] = places[i].Count == 0
                && QuotationMatcher.FindOccurrences(quotation, passage.NormalizedTitle).Count > 0;
        }
    }

    /// <summary>True if the passage has a quotation of the claim, and the window has none.</summary>
    public bool IsElsewhere(SentenceRange window) => places.Any(spans => spans.Count > 0)
        && !places.Any(spans => spans.Any(span => span.Overlaps(passage.GetSpan(window))));

    /// <summary>The discrepancies of the quotations in some sentences of the passage.</summary>
    public IEnumerable<Discrepancy> Find(SentenceRange window)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (isInTitle[i] || claim.IsSingleWord(claim.Quotations[i])) continue;
            var quoted = claim.Quotations[i].Cut(claim.Text.Text);
            var here = places[i].Where(span => span.Overlaps(passage.GetSpan(window))).ToList();
            if (here.Count == 0)
            {
                yield return new Discrepancy(
                    DiscrepancyKind.Quotation, quoted, places[i].Count == 0 ? FindSimilar(i) : null);
            }
            else if (here.TrueForAll(span => IsTurned(claim.Quotations[i], span)))
            {
                yield return new Discrepancy(DiscrepancyKind.Quotation, quoted, CutFurther(here[0]));
            }
            else if (here.TrueForAll(span => FindOtherSpeaker(i, span) is not null))
            {
                yield return new Discrepancy(
                    DiscrepancyKind.Name, claim.Text.Cut(FindSpeaker(claim.Text, 0, i)!),
                    passage.Body.Cut(FindOtherSpeaker(i, here[0])!), IsContradiction: true);
            }
        }
    }

    // True if the words left out deny or limit the words that are left, or if "except" follows the end.
    private bool IsTurned(TextSpan quotation, TextSpan place)
    {
        var mine = claim.Text.Tokens.Where(token => token.Span.Overlaps(quotation)).Select(token => token.Lower).ToHashSet();
        var tokens = passage.Body.Tokens;
        var theirs = tokens.Where(token => token.Span.Overlaps(place)).Select(token => token.Lower).ToHashSet();
        if (mine.Any(word => !theirs.Contains(word) && (Exceptions.Contains(word) || Modals.Contains(word)))) return true;
        for (var i = 0; i < tokens.Length; i++)
        {
            var isTurning = Exceptions.Contains(tokens[i].Lower) || Modals.Contains(tokens[i].Lower)
                || tokens[i].Lower.EndsWith("n't", StringComparison.Ordinal);
            if (isTurning && tokens[i].Span.Overlaps(place) && !mine.Contains(tokens[i].Lower) && !IsInOwnClause(i, mine)) return true;
        }

        var next = Array.FindIndex(tokens, token => token.Span.Start >= place.End);
        return next >= 0 && tokens[next].GapBefore < TokenGap.Light && tokens[next].Lower is "except" or "unless" or "if";
    }

    // What is left out from a comma on, or as a sentence, says something of its own.
    private bool IsInOwnClause(int token, HashSet<string> kept)
    {
        for (var i = token; i >= 0 && !kept.Contains(passage.Body.Tokens[i].Lower); i--)
            if (passage.Body.Tokens[i].GapBefore >= TokenGap.Light) return true;
        return false;
    }

    private string CutFurther(TextSpan place)
    {
        var next = Array.FindIndex(passage.Body.Tokens, token => token.Span.Start >= place.End);
        if (next < 0 || passage.Body.Tokens[next].GapBefore >= TokenGap.Light) return place.Cut(passage.Body.Text);
        var last = Math.Min(next + MaxTitleLength, passage.Body.Tokens.Length - 1);
        return TextSpan.FromBounds(place.Start, passage.Body.Tokens[last].Span.End).Cut(passage.Body.Text);
    }

    /// <summary>Whom the passage gives a quotation to, if the claim gives it to somebody else; null if they agree, or if one of
    /// them does not tell.</summary>
    private NameMention? FindOtherSpeaker(int quotation, TextSpan place)
    {
        if (FindSpeaker(claim.Text, 0, quotation) is not { } claimed) return null;
        var sentence = passage.Body.Tokens.First(token => token.Span.End > place.Start).Sentence;
        var stated = FindSpeaker(passage.Body, sentence, null, place) ?? FindPronounsName(sentence, place);
        return stated is null || stated.SharesWordWith(claimed) || stated.Words.All(passage.OutletTerms.Contains)
            || claimed.Words.All(passage.OutletTerms.Contains) ? null : stated;
    }

    private NameMention? FindSpeaker(AnnotatedText text, int sentence, int? quotation, TextSpan place = default)
    {
        var quoted = quotation is { } index ? claim.Quotations[index] : place;
        return text.Mentions.OfType<NameMention>()
            .Where(name => text.Tokens[name.First].Sentence == sentence && !text.GetSpan(name.First, name.End).Overlaps(quoted))
            .FirstOrDefault(name => IsSpeaker(text, name));
    }

    // The name right in front of a speech verb or behind it.
    private static bool IsSpeaker(AnnotatedText text, NameMention name)
    {
        if (SpeechVerbs.Contains(text.LowerAt(name.End)) && text.IsAdjacent(name.End)) return true;
        for (var i = name.First - 1; i >= name.First - MaxTitleLength && i >= 0 && text.IsAdjacent(i + 1); i--)
        {
            if (SpeechVerbs.Contains(text.LowerAt(i))) return true;
            if (text.LowerAt(i) is "that" or "of" or "to" || text.FindMentionAt(i) is not null) return false;
        }

        return false;
    }

    // "he said" means the first name of the sentence before, if it has only one.
    private NameMention? FindPronounsName(int sentence, TextSpan place)
    {
        var hasPronoun = passage.Body.Tokens.Any(token => token.Sentence == sentence && !token.Span.Overlaps(place)
            && token.Lower is "he" or "she");
        if (!hasPronoun || passage.FindAntecedent(new SentenceRange(sentence, sentence)) is not { } before) return null;
        return passage.Body.Mentions.OfType<NameMention>().First(name => passage.Body.Tokens[name.First].Sentence == before);
    }

    // Finds a quotation of the passage that shares most of its words with one of the claim.
    private string? FindSimilar(int quotation)
    {
        var terms = GetTerms(claim.Text, claim.Quotations[quotation]);
        bool IsSimilar(HashSet<string> other) => terms.Count(other.Contains) * 2 > Math.Max(terms.Count, other.Count);
        return QuotationMatcher.FindAll(passage.Body.Text).Where(span => IsSimilar(GetTerms(passage.Body, span)))
            .Select(span => span.Cut(passage.Body.Text)).FirstOrDefault();
    }

    private static HashSet<string> GetTerms(AnnotatedText text, TextSpan span) =>
        text.Tokens.Where(token => token.Span.Overlaps(span)).Select(token => token.Term).ToHashSet(StringComparer.Ordinal);
}
