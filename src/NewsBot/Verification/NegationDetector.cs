using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Dates;
using NewsBot.Text.Lexicons;

namespace NewsBot.Verification;

/// <summary>
/// Compares what two texts say is so with what they say is not. A cue ("not", "never", "refused") is tied to the next word of
/// meaning behind it; where the other text has that word, it must have a cue for it as well.
/// </summary>
internal sealed class NegationDetector(Thesaurus kin)
{
    // So many tokens before a word a cue may stand and still be meant for it.
    private const int Reach = 6;

    private const int BoundReach = 4;
    private static readonly FrozenSet<string> Bounding = Lexicon.English.Words("negation-detector-bounding");

    private static readonly FrozenSet<string> Cues = Lexicon.English.Words("negation-detector-cues");

    // These turn a sentence round whatever else it says; the others are as often what it is about.
    private static readonly FrozenSet<string> Strong = Lexicon.English.Words("negation-detector-strong");

    // What a "not" or "without" may be said for, although by itself it denies nothing.
    private static readonly FrozenSet<string> Soft = Lexicon.English.Words("negation-detector-soft");

    // "not only", "no more than", "no doubt" deny nothing.
    private static readonly FrozenSet<string> Undone = Lexicon.English.Words("negation-detector-undone");

    // "did not intend to resign" is about resigning.
    private static readonly FrozenSet<string> Light = Lexicon.English.Words("negation-detector-light");

    // Small words elsewhere, but what a "not" is about.
    private static readonly FrozenSet<string> Denied = Lexicon.English.Words("negation-detector-denied");

    /// <summary>
    /// The cue in one of the texts that the other has no match for, as a token of the text named; null where they agree.
    /// </summary>
    /// <param name="claimTokens">Those outside of quotations, in which a denial is somebody else's.</param>
    /// <param name="primary">The sentence of the source that says most of the claim: its own cues must be in the claim.</param>
    public (bool IsInClaim, int Token)? Difference(
        AnnotatedText claim, IReadOnlyList<int> claimTokens, AnnotatedText source, SentenceRange window, int primary)
    {
        var said = TokensIn(source, window.First, window.Last);
        var free = said.Where(token => IsCue(source, token, Cues)).ToList();
        var unmatched = new List<(int Cue, bool IsHeadSaid)>();
        foreach (var cue in claimTokens)
        {
            if (!IsCue(claim, cue, Cues)) continue;
            var head = HeadOf(claim, cue);
            var places = head < 0 ? [] : said.Where(token => IsSame(claim.Tokens[head], source.Tokens[token])).ToList();
            var matches = places.Select(place => CueOf(source, place)).Where(token => token >= 0).ToList();
            if (matches.Count > 0) free.Remove(matches[0]);
            else unmatched.Add((cue, places.Count > 0));
        }

        foreach (var (cue, isHeadSaid) in unmatched)
        {
            // Said in other words: a denial of something else that the claim names, and has no other cue for.
            var other = free.FindIndex(token =>
                HeadOf(source, token) is var head
                && (head < 0 || !isHeadSaid || claimTokens.Any(mine => IsSame(claim.Tokens[mine], source.Tokens[head]))));
            if (other >= 0) free.RemoveAt(other);
            else if (!IsExcused(claim, cue, isHeadSaid, source, said)) return (true, cue);
        }

        foreach (var cue in TokensIn(source, primary, primary))
        {
            if (!IsCue(source, cue, Strong) || HeadOf(source, cue) is not (>= 0 and var head)) continue;
            var places = Enumerable.Range(0, claim.Tokens.Length).Where(token => IsSame(claim.Tokens[token], source.Tokens[head]))
                .ToList();
            if (places.Count > 0 && places.TrueForAll(place => CueOf(claim, place) < 0)) return (false, cue);
        }

        return null;
    }

    /// <summary>
    /// Whether a "not" of the one text only says since when something may be so ("will not open before Monday"), and the other
    /// does not speak of the time before: then neither denies the other.
    /// </summary>
    public static bool IsOnlyBound(AnnotatedText one, AnnotatedText other) =>
        Enumerable.Range(0, one.Tokens.Length).Any(token => IsCue(one, token, Strong) && IsBounded(one, token))
        && !HasBound(other, 0, int.MaxValue);

    /// <summary>Whether some of the sentences say a bound of time, denied or not.</summary>
    public static bool HasBound(AnnotatedText text, int firstSentence, int lastSentence) =>
        Enumerable.Range(0, text.Tokens.Length)
            .Any(i => text.Tokens[i].Sentence >= firstSentence && text.Tokens[i].Sentence <= lastSentence && IsBound(text, i));

    /// <summary>Whether "before Monday", "until the vote" or "earlier than 2030" stands behind a cue.</summary>
    public static bool IsBounded(AnnotatedText text, int cue)
    {
        for (var i = cue + 1; i < text.Tokens.Length && i <= cue + BoundReach && text.Tokens[i].Gap < TokenGap.Strong; i++)
            if (IsBound(text, i)) return true;
        return false;
    }

    private static bool IsBound(AnnotatedText text, int i) =>
        Bounding.Contains(text.Tokens[i].Lower) && Enumerable.Range(i + 1, BoundReach).Any(at =>
            text.FactAt(at) is DateMention or TimeMention);

    /// <summary>
    /// Whether a "not" only says what was not going to happen ("would not open"), and the claim says that it did: a forecast
    /// speaks against no event.
    /// </summary>
    public static bool IsForecastOfWhatHappened(AnnotatedText source, int cue, AnnotatedText claim)
    {
        if (!IsForecast(source, cue) || HeadOf(source, cue) is not (>= 0 and var head)) return false;
        return Array.Exists(claim.Tokens, token => IsSame(token, source.Tokens[head])
            && IsPastOf(token.Lower, source.Tokens[head].Lower));
    }

    private static bool IsForecast(AnnotatedText text, int cue) =>
        text.Lower(cue) is "won't" or "wouldn't" or "won’t" or "wouldn’t"
            || text.Lower(cue - 1) is "will" or "would" or "shall" or "should";

    private static bool IsPastOf(string form, string stem) =>
        form != stem && !form.EndsWith('s') && !form.EndsWith("ing", StringComparison.Ordinal);

    /// <summary>How many words of the tokens turn a sentence round.</summary>
    public static int DenialsIn(AnnotatedText text, IEnumerable<int> tokens) => tokens.Count(token => IsCue(text, token, Strong));

    // Verbs that deny are matched by their kin ("rejected", "voted down"); and without the word denied, an "un-" will do.
    private bool IsExcused(AnnotatedText claim, int cue, bool isHeadSaid, AnnotatedText source, List<int> said)
    {
        if (!IsCue(claim, cue, Strong))
            return !isHeadSaid || said.Exists(token => Thesaurus.AreSame(source.Tokens[token], claim.Tokens[cue]));
        var head = HeadOf(claim, cue);
        if (isHeadSaid) return false;
        var opposites = head < 0 ? [] : kin.OppositesOf(claim.Tokens[head].Lower);
        return said.Exists(token => opposites.Contains(source.Tokens[token].Lower) || Soft.Contains(source.Tokens[token].Lower)
            || (source.Tokens[token].Lower.Length > 5 && IsUn(source.Tokens[token])));
    }

    private static bool IsSame(in Token one, in Token other) =>
        IsMeaningful(one) && IsMeaningful(other) && Thesaurus.AreSame(one, other);

    private static bool IsMeaningful(in Token token) => !token.IsStop || Denied.Contains(token.Lower);

    private static List<int> TokensIn(AnnotatedText text, int firstSentence, int lastSentence) =>
        [.. Enumerable.Range(0, text.Tokens.Length)
            .Where(token => text.Tokens[token].Sentence >= firstSentence && text.Tokens[token].Sentence <= lastSentence)];

    private static bool IsCue(AnnotatedText text, int i, FrozenSet<string> cues)
    {
        var token = text.Tokens[i];
        if (token.Lower.EndsWith("n't", StringComparison.Ordinal)) return true;
        if (!cues.Contains(token.Lower)) return false;
        if (token.Lower is not ("not" or "no")) return true;
        var next = text.Lower(i + 1);
        return !Undone.Contains(next) && !(token.Lower is "no" && next is "more" && text.Lower(i + 2) is "than")
            && !(token is { Lower: "no", IsCapital: true } && next.Length > 0 && char.IsAsciiDigit(next[0]));
    }

    private static int HeadOf(AnnotatedText text, int cue)
    {
        var light = -1;
        for (var i = cue + 1; i < text.Tokens.Length && i <= cue + Reach && text.Tokens[i].Gap < TokenGap.Strong; i++)
        {
            var token = text.Tokens[i];
            if (!IsMeaningful(token) || token.HasDigit) continue;
            if (!Light.Contains(token.Lower) && token.Term is not ("becom" or "seem")) return i;
            if (light < 0) light = i;
        }

        return light;
    }

    /// <summary>The cue that a word stands under; below 0 for none.</summary>
    private static int CueOf(AnnotatedText text, int place)
    {
        if (IsUn(text.Tokens[place])) return place;
        for (var i = place - 1; i >= 0 && i >= place - Reach && text.Tokens[i + 1].Gap < TokenGap.Strong; i--)
            if (IsCue(text, i, Cues) || (i >= place - 3 && Soft.Contains(text.Lower(i)))) return i;
        // "which the minister ruled out"
        for (var i = place + 1; i < text.Tokens.Length && i <= place + Reach && text.Tokens[i].Gap < TokenGap.Strong; i++)
            if (text.Lower(i) is "never" or "not" || (text.Lower(i) is "ruled" && text.Lower(i + 1) is "out")) return i;
        return -1;
    }

    private static bool IsUn(Token token) =>
        token.Lower.Length > 4 && token.Lower.StartsWith("un", StringComparison.Ordinal)
        && !token.Lower.StartsWith("uni", StringComparison.Ordinal)
        && !token.Lower.StartsWith("under", StringComparison.Ordinal) && token.Lower is not ("until" or "unless");
}

/// <summary>Neighbouring sentences, by their numbers, both ends among them.</summary>
internal readonly record struct SentenceRange(int First, int Last)
{
    public int Count => Last - First + 1;

    public bool Has(int sentence) => sentence >= First && sentence <= Last;
}
