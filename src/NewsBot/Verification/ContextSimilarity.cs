using NewsBot.Text;
using NewsBot.Text.Numbers;

namespace NewsBot.Verification;

/// <summary>
/// Measures how similar the words around a mention of one text are to those around a mention of another. That shows whether 14
/// counts metres or people, and which of two names did what.
/// </summary>
internal sealed class ContextSimilarity(AnnotatedText claim, AnnotatedText source)
{
    // Words at a larger distance, in tokens, belong to something else.
    private const int MaxDistance = 6;

    // A word on the other side of the mention still counts, because sentences can be turned round.
    private const double OtherSideWeight = 0.4;

    private const double SameNeighbourBonus = 0.15;
    private const int MaxCommas = 4;

    // The keys are positions, which are faster to compare than mentions.
    private readonly Dictionary<(int Claimed, int ClaimedEnd, int Stated, int StatedEnd, bool), double> cache = [];

    /// <summary>
    /// The similarity of two contexts: 0 for no common word; 1 for each common word that is next to both mentions, and less for
    /// one at a distance.
    /// </summary>
    /// <param name="withNames">False if names in the context do not count, as for names that may have swapped roles.</param>
    public double Compute(Mention claimed, Mention stated, bool withNames = true)
    {
        var key = (claimed.First, claimed.End, stated.First, stated.End, withNames);
        if (cache.TryGetValue(key, out var sum)) return sum;
        return cache[key] = ComputeSide(claimed, stated, -1, withNames) + ComputeSide(claimed, stated, 1, withNames);
    }

    /// <summary>True if a mention has content words around it, which could show what it belongs to.</summary>
    public static bool HasContext(AnnotatedText text, Mention mention)
    {
        foreach (var side in new[] { -1, 1 })
            for (var distance = 1; distance <= MaxDistance && FindTokenAtDistance(text, mention, side, distance) is >= 0
                and var token; distance++)
                if (!IsFunctionWord(text.Tokens[token])) return true;
        return false;
    }

    private double ComputeSide(Mention claimed, Mention stated, int side, bool withNames)
    {
        var sum = 0.0;
        for (var distance = 1; distance <= MaxDistance && FindTokenAtDistance(claim, claimed, side, distance) is >= 0
            and var mine; distance++)
        {
            var token = claim.Tokens[mine];
            if (distance == 1 && FindTokenAtDistance(source, stated, side, 1) is >= 0 and var other
                && source.Tokens[other].Lower == token.Lower) sum += SameNeighbourBonus;
            if (IsFunctionWord(token) || (!withNames && claim.FindMentionAt(mine) is NameMention)) continue;
            var weight = 1 / (1 + (0.25 * (distance - 1)));
            if (OccursOnSide(token, stated, side)) sum += weight;
            else if (OccursOnSide(token, stated, -side)) sum += OtherSideWeight * weight;
        }

        return sum;
    }

    private bool OccursOnSide(Token token, Mention stated, int side)
    {
        for (var distance = 1; distance <= MaxDistance + 1 && FindTokenAtDistance(source, stated, side, distance) is >= 0
            and var other; distance++)
            if (IsEquivalentAt(token, other)) return true;
        if (side < 0 || !source.IsAdjacent(stated.End, TokenGap.Light) || source.Tokens[stated.End].GapBefore != TokenGap.Light)
            return false;
        // In "Amanda, of Redlands, California, said", the words behind each comma may belong to the first name.
        var commas = 0;
        for (var i = stated.End + 1; i < source.Tokens.Length && source.Tokens[i].GapBefore < TokenGap.Strong
            && commas < MaxCommas; i++)
        {
            if (source.Tokens[i].GapBefore != TokenGap.Light) continue;
            commas++;
            for (var other = i; other < source.Tokens.Length && other < i + MaxDistance
                && source.Tokens[other].Sentence == source.Tokens[i].Sentence; other++)
                if (IsEquivalentAt(token, other)) return true;
        }

        return false;
    }

    private bool IsEquivalentAt(Token token, int other) =>
        !IsFunctionWord(source.Tokens[other]) && Thesaurus.AreEquivalent(token, source.Tokens[other]);

    private static bool IsFunctionWord(Token token) => token.IsStopWord && !NumberMatch.IsUnit(token.Lower);

    /// <summary>The token at a distance before or behind a mention; -1 beyond the end of its clause.</summary>
    private static int FindTokenAtDistance(AnnotatedText text, Mention mention, int side, int distance)
    {
        var token = side < 0 ? mention.First - distance : mention.End - 1 + distance;
        if (token < 0 || token >= text.Tokens.Length
            || text.Tokens[token].Sentence != text.Tokens[mention.First].Sentence) return -1;
        for (var i = side < 0 ? token + 1 : mention.End; i <= (side < 0 ? mention.First : token); i++)
            if (text.Tokens[i].GapBefore == TokenGap.Strong && text.Tokens[i].Sentence == text.Tokens[i - 1].Sentence) return -1;
        return token;
    }
}
