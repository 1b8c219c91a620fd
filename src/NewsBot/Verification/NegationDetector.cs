using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Dates;
using NewsBot.Text.Lexicons;

namespace NewsBot.Verification;

/// <summary>
/// Finds negations in one text that the other does not share. A cue ("not", "never", "refused") negates the next content word
/// behind it, its head. If the other text has that word, it must have a cue for it, too.
/// </summary>
internal sealed class NegationDetector(Thesaurus thesaurus)
{
    // The largest distance, in tokens, between a cue and its head, and between a cue and a bound of time.
    private const int MaxDistance = 6;
    private const int MaxBoundDistance = 4;

    private static readonly FrozenSet<string> TimeBoundWords = Lexicon.English.Words("negation-bounds");

    private static readonly FrozenSet<string> Cues = Lexicon.English.Words("negation-cues");

    // These always negate a sentence. The other cues are as often its subject.
    private static readonly FrozenSet<string> StrongCues = Lexicon.English.Words("negation-strong");

    // These negate nothing themselves, but may replace a "not" or "without".
    private static readonly FrozenSet<string> SoftCues = Lexicon.English.Words("negation-soft");

    // "Not" and "no" before one of these negate nothing: "not only", "no later than", "no doubt".
    private static readonly FrozenSet<string> CancellingWords = Lexicon.English.Words("cancelling-verbs");

    // These are skipped as heads if a content word follows.
    private static readonly FrozenSet<string> LightVerbs = Lexicon.English.Words("light-verbs");

    // Stop words that can be a head.
    private static readonly FrozenSet<string> DeniableStopWords = Lexicon.English.Words("denial-verbs");

    /// <summary>
    /// Finds a cue in one of the texts that has no match in the other, as an index in the text that has it; null if they agree.
    /// </summary>
    /// <param name="claimTokens">The tokens of the claim outside of quotations, because the claim does not assert the negations
    /// of a quotation.</param>
    /// <param name="primary">The sentence of the source with most of the claim's words. The claim must have its strong
    /// cues.</param>
    public (bool IsInClaim, int Token)? FindDifference(
        AnnotatedText claim, IReadOnlyList<int> claimTokens, AnnotatedText source, SentenceRange window, int primary)
    {
        var windowTokens = GetTokens(source, window.First, window.Last);
        var freeCues = windowTokens.Where(token => IsCue(source, token, Cues)).ToList();
        var unmatched = new List<(int Cue, bool IsHeadInSource)>();
        foreach (var cue in claimTokens)
        {
            // "84 million, not 48 million" denies the number, which is checked by itself.
            if (!IsCue(claim, cue, Cues) || (claim.LowerAt(cue) is "not" && claim.FindMentionAt(cue + 1) is not null)) continue;
            var head = FindHead(claim, cue);
            var places = head < 0 ? []
                : windowTokens.Where(token => AreSameWord(claim.Tokens[head], source.Tokens[token])).ToList();
            var matches = places.Select(place => FindCue(source, place)).Where(token => token >= 0).ToList();
            if (matches.Count > 0) freeCues.Remove(matches[0]);
            else unmatched.Add((cue, places.Count > 0));
        }

        foreach (var (cue, isHeadInSource) in unmatched)
        {
            // The source may express the negation with another cue, whose head the claim has, too.
            var replacement = freeCues.FindIndex(token =>
                FindHead(source, token) is var head
                && (head < 0 || !isHeadInSource
                || claimTokens.Any(word => AreSameWord(claim.Tokens[word], source.Tokens[head]))));
            if (replacement >= 0) freeCues.RemoveAt(replacement);
            else if (!IsExpressedOtherwise(claim, cue, isHeadInSource, source, windowTokens)) return (true, cue);
        }

        foreach (var cue in GetTokens(source, primary, primary))
        {
            if (!IsCue(source, cue, StrongCues) || FindHead(source, cue) is not (>= 0 and var head)) continue;
            var places = Enumerable.Range(0, claim.Tokens.Length)
                .Where(token => AreSameWord(claim.Tokens[token], source.Tokens[head]))
                .ToList();
            if (places.Count > 0 && places.TrueForAll(place => FindCue(claim, place) < 0)) return (false, cue);
        }

        return null;
    }

    /// <summary>
    /// True if a negation in the first text only bounds a time ("will not open before Monday"), and the second text has no bound
    /// of time. Then the texts do not contradict each other.
    /// </summary>
    public static bool OnlyBoundsTime(AnnotatedText first, AnnotatedText second) =>
        Enumerable.Range(0, first.Tokens.Length).Any(token => IsCue(first, token, StrongCues) && IsCueOfTimeBound(first, token))
        && !HasTimeBound(second, 0, int.MaxValue);

    /// <summary>True if one of the sentences has a bound of time, negated or not.</summary>
    public static bool HasTimeBound(AnnotatedText text, int firstSentence, int lastSentence) =>
        Enumerable.Range(0, text.Tokens.Length)
            .Any(i => text.Tokens[i].Sentence >= firstSentence && text.Tokens[i].Sentence <= lastSentence
            && IsTimeBound(text, i));

    /// <summary>True if a bound of time stands behind a cue: "before Monday", "earlier than 2030".</summary>
    public static bool IsCueOfTimeBound(AnnotatedText text, int cue)
    {
        for (var i = cue + 1; i < text.Tokens.Length && i <= cue + MaxBoundDistance
            && text.Tokens[i].GapBefore < TokenGap.Strong; i++)
            if (IsTimeBound(text, i)) return true;
        return false;
    }

    private static bool IsTimeBound(AnnotatedText text, int i) =>
        TimeBoundWords.Contains(text.Tokens[i].Lower) && Enumerable.Range(i + 1, MaxBoundDistance).Any(next =>
            text.FindMentionAt(next) is DateMention or TimeMention);

    /// <summary>
    /// True if a cue belongs to a forecast ("would not open") and the claim says that the event happened. A forecast does not
    /// contradict an event.
    /// </summary>
    public static bool IsForecastOfWhatHappened(AnnotatedText source, int cue, AnnotatedText claim)
    {
        if (!IsForecast(source, cue) || FindHead(source, cue) is not (>= 0 and var head)) return false;
        return Array.Exists(claim.Tokens, token => AreSameWord(token, source.Tokens[head])
            && IsPastForm(token.Lower, source.Tokens[head].Lower));
    }

    private static bool IsForecast(AnnotatedText text, int cue) =>
        text.LowerAt(cue) is "won't" or "wouldn't" or "won’t" or "wouldn’t"
            || text.LowerAt(cue - 1) is "will" or "would" or "shall" or "should";

    private static bool IsPastForm(string form, string stem) =>
        form != stem && !form.EndsWith('s') && !form.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>The number of strong cues among the tokens.</summary>
    public static int CountDenials(AnnotatedText text, IEnumerable<int> tokens) =>
        tokens.Count(token => IsCue(text, token, StrongCues));

    // True if the source expresses a negation without a cue: by a synonym of a negative verb ("rejected", "voted down"), by an
    // opposite, or by a word with "un-".
    private bool IsExpressedOtherwise(
        AnnotatedText claim, int cue, bool isHeadInSource, AnnotatedText source, List<int> windowTokens)
    {
        if (!IsCue(claim, cue, StrongCues))
            return !isHeadInSource
                || windowTokens.Exists(token => Thesaurus.AreEquivalent(source.Tokens[token], claim.Tokens[cue]));
        var head = FindHead(claim, cue);
        if (isHeadInSource) return false;
        var opposites = head < 0 ? [] : thesaurus.GetOpposites(claim.Tokens[head].Lower);
        return windowTokens.Exists(token => opposites.Contains(source.Tokens[token].Lower)
            || SoftCues.Contains(source.Tokens[token].Lower)
            || (source.Tokens[token].Lower.Length > 5 && HasUnPrefix(source.Tokens[token])));
    }

    private static bool AreSameWord(in Token first, in Token second) =>
        IsMeaningful(first) && IsMeaningful(second) && Thesaurus.AreEquivalent(first, second);

    private static bool IsMeaningful(in Token token) => !token.IsStopWord || DeniableStopWords.Contains(token.Lower);

    private static List<int> GetTokens(AnnotatedText text, int firstSentence, int lastSentence) =>
        [.. Enumerable.Range(0, text.Tokens.Length)
            .Where(token => text.Tokens[token].Sentence >= firstSentence && text.Tokens[token].Sentence <= lastSentence)];

    private static bool IsCue(AnnotatedText text, int i, FrozenSet<string> cues)
    {
        var token = text.Tokens[i];
        if (token.Lower.EndsWith("n't", StringComparison.Ordinal)) return true;
        if (!cues.Contains(token.Lower)) return false;
        if (token.Lower is not ("not" or "no")) return true;
        var next = text.LowerAt(i + 1);
        return !CancellingWords.Contains(next) && !(token.Lower is "no" && next is "more" && text.LowerAt(i + 2) is "than")
            && !(token is { Lower: "no", IsCapitalized: true } && next.Length > 0 && char.IsAsciiDigit(next[0]));
    }

    // The word that a cue negates; -1 for none.
    private static int FindHead(AnnotatedText text, int cue)
    {
        var light = -1;
        for (var i = cue + 1; i < text.Tokens.Length && i <= cue + MaxDistance && text.Tokens[i].GapBefore < TokenGap.Strong; i++)
        {
            var token = text.Tokens[i];
            if (!IsMeaningful(token) || token.StartsWithDigit) continue;
            if (!LightVerbs.Contains(token.Lower) && token.Term is not ("becom" or "seem")) return i;
            if (light < 0) light = i;
        }

        return light;
    }

    // The cue that negates a word; -1 for none.
    private static int FindCue(AnnotatedText text, int word)
    {
        if (HasUnPrefix(text.Tokens[word])) return word;
        for (var i = word - 1; i >= 0 && i >= word - MaxDistance && text.Tokens[i + 1].GapBefore < TokenGap.Strong; i--)
            if (IsCue(text, i, Cues) || (i >= word - 3 && SoftCues.Contains(text.LowerAt(i)))) return i;
        // "which the minister ruled out"
        for (var i = word + 1; i < text.Tokens.Length && i <= word + MaxDistance
            && text.Tokens[i].GapBefore < TokenGap.Strong; i++)
            if (text.LowerAt(i) is "never" or "not" || (text.LowerAt(i) is "ruled" && text.LowerAt(i + 1) is "out")) return i;
        return -1;
    }

    private static bool HasUnPrefix(Token token) =>
        token.Lower.Length > 4 && token.Lower.StartsWith("un", StringComparison.Ordinal)
        && !token.Lower.StartsWith("uni", StringComparison.Ordinal)
        && !token.Lower.StartsWith("under", StringComparison.Ordinal) && token.Lower is not ("until" or "unless");
}

/// <summary>A range of sentences, by their indexes; both ends are included.</summary>
internal readonly record struct SentenceRange(int First, int Last)
{
    public int Count => Last - First + 1;

    public bool Contains(int sentence) => sentence >= First && sentence <= Last;
}
