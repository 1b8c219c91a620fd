using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Verification;

/// <summary>
/// Finds small words that change what a claim says: "all", "only", "exactly" and "because" that the source does not have, and a
/// "may" or "expected to" of the source that the claim leaves out.
/// </summary>
internal sealed class QualifierCheck(Claim claim, ClaimPassage passage)
{
    // The largest distance, in tokens, between a hedge and the word that it hedges.
    private const int MaxDistance = 4;

    private const int MaxClauseLength = 6;
    private const int MinSharedBehindPossibility = 2;

    private static readonly FrozenSet<string> Determiners = Lexicon.English.Words("determiners");

    // Words that are hedges only in front of "to" and a verb.
    private static readonly FrozenSet<string> HedgesBeforeTo = Lexicon.English.Words("hedges-before-to");

    private static readonly FrozenSet<string> Hedges = Lexicon.English.Words("hedges");

    // Of these, not even "will" may be left.
    private static readonly FrozenSet<string> Possibilities = Lexicon.English.Words("possibilities");

    private static readonly FrozenSet<string> StatedCauses = Lexicon.English.Words("causes-stated");

    private static readonly FrozenSet<string> AdjunctPrepositions = Lexicon.English.Words("adjunct-prepositions");

    private static readonly FrozenSet<string> AnyCauses = Lexicon.English.Words("causes");

    private static readonly FrozenDictionary<string, FrozenSet<string>> Qualifiers = Lexicon.English.Groups("qualifiers")
        .SelectMany(group => group.Select(word => (Word: word, Group: group.ToFrozenSet(StringComparer.Ordinal))))
        .DistinctBy(pair => pair.Word).ToFrozenDictionary(pair => pair.Word, pair => pair.Group, StringComparer.Ordinal);

    private readonly AnnotatedText body = passage.Body;

    /// <summary>The discrepancies of such words in some sentences of the passage.</summary>
    /// <param name="primary">The sentence with most of the claim's words.</param>
    public IEnumerable<Discrepancy> Find(SentenceRange window, int primary)
    {
        foreach (var token in claim.UnquotedTokens)
            if (IsAdded(token, window))
                yield return new Discrepancy(DiscrepancyKind.Qualifier, claim.Text.Tokens[token].Span.Cut(claim.Text.Text));
        if (FindDroppedHedge(window, primary) is { } hedge) yield return hedge;
        if (FindLoneSuperlative(window) is { } superlative) yield return superlative;
    }

    private bool IsAdded(int token, SentenceRange window)
    {
        var word = claim.Text.LowerAt(token);
        if (StatedCauses.Contains(word) && (word != "due" || claim.Text.LowerAt(token + 1) is "to"))
            return !HasAny(window, AnyCauses) || (word is "because" && !IsCauseOfSentence(token, window));
        if (!Qualifiers.TryGetValue(word, out var group) || !IsQualifier(token, word)) return false;
        return !HasAny(window, group);
    }

    // Some sentence that states a cause has half of the words behind "because", and one of those before it.
    private bool IsCauseOfSentence(int because, SentenceRange window)
    {
        var (effect, cause) = (GetWords(token => token < because), GetWords(token => token > because));
        for (var sentence = window.First; sentence <= window.Last; sentence++)
        {
            var (here, alone) =
                (new SentenceRange(Math.Max(window.First, sentence - 1), sentence), new SentenceRange(sentence, sentence));
            if (HasAny(alone, AnyCauses) && cause.Count(token => IsIn(token, alone)) * 2 >= cause.Count
                && (effect.Count == 0 || effect.Exists(token => IsIn(token, here)))) return true;
        }

        return false;
    }

    private List<int> GetWords(Func<int, bool> predicate) =>
        [.. claim.UnquotedTokens.Where(token => predicate(token) && Claim.GetWordWeight(claim.Text.Tokens[token]) > 0)];

    private bool IsIn(int token, SentenceRange window) => Array.Exists(body.Tokens, other =>
        window.Contains(other.Sentence) && Thesaurus.AreEquivalent(claim.Text.Tokens[token], other));

    // "The widest on Earth" where the passage has "one of the widest".
    private Discrepancy? FindLoneSuperlative(SentenceRange window)
    {
        foreach (var token in claim.UnquotedTokens)
        {
            var word = claim.Text.LowerAt(token);
            if (!(word.Length > 5 && word.EndsWith("est", StringComparison.Ordinal)) && word is not ("first" or "top")) continue;
            if (IsOneOf(claim.Text, token)) continue;
            var places = Enumerable.Range(0, body.Tokens.Length)
                .Where(i => window.Contains(body.Tokens[i].Sentence) && body.LowerAt(i) == word).ToList();
            if (places.Count > 0 && places.TrueForAll(place => IsOneOf(body, place)))
                return new Discrepancy(
                    DiscrepancyKind.Hedge, word, body.GetSpan(Math.Max(0, places[0] - 3), places[0] + 1).Cut(body.Text));
        }

        return null;
    }

    private static bool IsOneOf(AnnotatedText text, int superlative)
    {
        for (var i = superlative - 1; i >= superlative - MaxDistance && i > 0; i--)
            if (text.LowerAt(i) is "among" || (text.LowerAt(i) is "of" && text.LowerAt(i - 1) is "one" or "some")) return true;
        return false;
    }

    // "All three", "only five days earlier", "most important", "has won" and "each other" qualify nothing.
    private bool IsQualifier(int token, string word)
    {
        var next = claim.Text.LowerAt(token + 1);
        return word switch
        {
            "all" => claim.Text.FindMentionAt(token + 1) is null,
            "only" or "just" => claim.Text.FindMentionAt(token + 1) is null && !AdjunctPrepositions.Contains(next),
            "most" => next is "of",
            // At the end stands a ping that was written out.
            "everyone" => next.Length > 0,
            "little" or "whole" or "entire" or "each" or "alone" or "across" or "full" or "throughout" or "nothing" or "nobody" =>
                false,
            "has" or "need" or "needs" or "order" or "orders" or "ordered" or "require" or "requires" => false,
            "some" or "several" or "part" => false,
            "should" or "few" => claim.Text.LowerAt(token - 1) is not "next" and not "past" and not "last",
            _ => true,
        };
    }

    private bool HasAny(SentenceRange window, FrozenSet<string> words) =>
        Array.Exists(body.Tokens, token => window.Contains(token.Sentence) && words.Contains(token.Lower))
        || Array.Exists(passage.Title.Tokens, token => words.Contains(token.Lower));

    // The claim states as a fact what the passage only expects. A claim with any hedge may mean this one.
    private Discrepancy? FindDroppedHedge(SentenceRange window, int primary)
    {
        if (claim.UnquotedTokens.Any(token => Hedges.Contains(claim.Text.LowerAt(token)))) return null;
        var isExpected = claim.UnquotedTokens.Any(token => claim.Text.LowerAt(token) is "will" or "can");
        for (var hedge = 0; hedge < body.Tokens.Length; hedge++)
        {
            if (body.Tokens[hedge].Sentence != primary || !IsHedge(body, hedge)) continue;
            var isPossibility = Possibilities.Contains(body.Tokens[hedge].Lower);
            if (isExpected && !isPossibility) continue;
            var head = FindHead(hedge);
            if (head < 0 || IsStatedElsewhere(head, window)) continue;
            if (IsInClaim(head) || (isPossibility && CountSharedBehind(head) >= MinSharedBehindPossibility))
                return new Discrepancy(
                    DiscrepancyKind.Hedge, claim.Text.Text, body.GetSpan(hedge, head + 1).Cut(body.Text));
        }

        return null;
    }

    // How many content words of the clause behind a word the claim has.
    private int CountSharedBehind(int word)
    {
        var shared = 0;
        for (var i = word + 1; i < body.Tokens.Length && i <= word + MaxClauseLength
            && body.Tokens[i].GapBefore < TokenGap.Light; i++)
            if (Claim.GetWordWeight(body.Tokens[i]) > 0 && IsInClaim(i)) shared++;
        return shared;
    }

    private static bool IsHedge(AnnotatedText text, int token) =>
        Hedges.Contains(text.LowerAt(token)) && !text.IsInMention(token)
        && !(text.LowerAt(token) is "may" && text.Tokens[token].IsCapitalized && !text.Tokens[token].IsCapitalExpected)
        && (!HedgesBeforeTo.Contains(text.LowerAt(token)) || IsBeforeVerb(text, token + 1));

    // "Due to resign" is a hedge, "due to rain" is a cause.
    private static bool IsBeforeVerb(AnnotatedText text, int token) =>
        text.LowerAt(token) is "to" && text.LowerAt(token + 1) is var verb && !verb.EndsWith('s') && !Determiners.Contains(verb)
       ;

    // The next content word of the clause.
    private int FindHead(int hedge)
    {
        for (var i = hedge + 1; i < body.Tokens.Length && i <= hedge + MaxDistance && body.Tokens[i].GapBefore < TokenGap.Light;
            i++)
            if (!body.Tokens[i].IsStopWord && !Hedges.Contains(body.Tokens[i].Lower)) return i;
        return -1;
    }

    private bool IsInClaim(int head) => claim.UnquotedTokens.Any(token =>
        Thesaurus.AreEquivalent(claim.Text.Tokens[token], body.Tokens[head]));

    private bool IsStatedElsewhere(int head, SentenceRange window)
    {
        for (var i = 0; i < body.Tokens.Length; i++)
            if (i != head && window.Contains(body.Tokens[i].Sentence)
                && Thesaurus.AreEquivalent(body.Tokens[i], body.Tokens[head]))
                return true;
        return false;
    }
}
