using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;
using NewsBot.Text.Names;

namespace NewsBot.Verification;

/// <summary>
/// Finds two things of a claim that changed places around a word that the source has between them, too: "the ferry replaces the
/// bus" where the source has "the bus replaces the ferry". Who did what to whom is then another matter.
/// </summary>
internal sealed class OrderCheck(Claim claim, AnnotatedText source)
{
    // "said Board chair Edda Murnholt": so many tokens may stand between a verb and its speaker.
    private const int MaxTitleLength = 6;

    // A subject of so many tokens may stand in front of its verb.
    private const int MaxNameLength = 3;

    private static readonly FrozenSet<string> SymmetricVerbs = Lexicon.English.Words("symmetric-verbs");

    private static readonly FrozenSet<string> AdjunctPrepositions = Lexicon.English.Words("adjunct-prepositions");

    private static readonly FrozenSet<string> Determiners = Lexicon.English.Words("determiners");

    private static readonly FrozenSet<string> Exchanges = ["with", "to", "from", "over", "against", "than"];

    // These stop words tell how two things stand to each other.
    private static readonly FrozenSet<string> Speech = Lexicon.English.Words("speech-verbs");
    private static readonly FrozenSet<string> Relations = [.. Speech, "rather", "instead"];

    /// <summary>Finds such a pair in some sentences of the source, as tokens of the claim and of the source; null for
    /// none.</summary>
    public (int Claimed, int Stated)? FindSwap(SentenceRange window)
    {
        var units = FindUnits(window);
        for (var i = 0; i < units.Count; i++)
        {
            for (var j = i + 1; j < units.Count; j++)
            {
                var (first, second) = (units[i], units[j]);
                if (first.Stated > second.Stated && first.IsName == second.IsName && !first.IsQuantity && !second.IsQuantity
                    && IsThing(first) && IsThing(second)
                    && !IsAdjunct(first) && !IsAdjunct(second) && HaveSameVoice(first, second)
                    && HasSharedWordBetween(units, i, j)) return (first.Claimed, second.Stated);
            }
        }

        return FindExchange(units);
    }

    // "Replacing A with B" where the source has "replacing B with A".
    private (int Claimed, int Stated)? FindExchange(List<Unit> units)
    {
        foreach (var (first, second) in units.Zip(units.Skip(1)))
        {
            if (!first.IsName || !second.IsName || first.Stated < second.Stated) continue;
            var word = claim.Text.LowerAt(second.Claimed - 1);
            if (Exchanges.Contains(word) && FindWordBefore(source, first.Stated) == word
                && (word != "with" || claim.UnquotedTokens.Any(token => claim.Text.Tokens[token].Term == "replac")))
                return (first.Claimed, second.Stated);
        }

        return null;
    }

    // The word in front of a name and its titles.
    private static string FindWordBefore(AnnotatedText text, int name)
    {
        var before = name - 1;
        while (before > 0 && NameForms.Titles.Contains(text.LowerAt(before))) before--;
        return text.LowerAt(before);
    }

    // The names and content words of the claim that stand exactly once in the window.
    private List<Unit> FindUnits(SentenceRange window)
    {
        var units = new List<Unit>();
        foreach (var token in claim.UnquotedTokens)
        {
            var mention = claim.Text.FindMentionAt(token);
            if (mention is not null && mention.First != token) continue;
            if (mention is null && claim.Text.Tokens[token].IsStopWord && !Relations.Contains(claim.Text.LowerAt(token))) continue;
            var places = Enumerable.Range(0, source.Tokens.Length)
                .Where(other => window.Contains(source.Tokens[other].Sentence) && AreSame(token, mention, other)).ToList();
            if (places.Count == 1)
                units.Add(new Unit(token, places[0], mention is NameMention, mention is not null and not NameMention));
        }

        return units;
    }

    private bool AreSame(int token, Mention? mention, int other) => (mention, source.FindMentionAt(other)) switch
    {
        (NameMention name, NameMention stated) => stated.First == other && name.SharesWordWith(stated),
        (NameMention, _) => false,
        (not null, { } stated) => stated.First == other && claim.Text.Tokens[token].Lower == source.Tokens[other].Lower,
        (not null, null) => false,
        (null, NameMention) => false,
        _ => claim.Text.Tokens[token].Term == source.Tokens[other].Term,
    };

    private bool HasSharedWordBetween(List<Unit> units, int i, int j)
    {
        for (var k = i + 1; k < j; k++)
        {
            var (between, word) = (units[k], claim.Text.Tokens[units[k].Claimed]);
            if (between.Stated < units[i].Stated && between.Stated > units[j].Stated && !between.IsName
                && !SymmetricVerbs.Contains(word.Lower) && !IsInverted(word.Lower, between, units[i], units[j])) return true;
        }

        return false;
    }

    // A name, or a word behind an article or the like, with at most one word between, in both texts.
    private bool IsThing(Unit unit) =>
        unit.IsName || (FollowsDeterminer(claim.Text, unit.Claimed) && FollowsDeterminer(source, unit.Stated));

    private static bool FollowsDeterminer(AnnotatedText text, int token) =>
        Determiners.Contains(text.LowerAt(token - 1)) || text.FindMentionAt(token - 1) is Quantity
        || (Determiners.Contains(text.LowerAt(token - 2)) && !text.Tokens[token - 1].IsStopWord);

    // "..., said the mayor" is "the mayor said ...".
    private static bool IsInverted(string word, Unit verb, Unit speaker, Unit other) =>
        Speech.Contains(word) && verb.Stated - other.Stated > MaxNameLength && speaker.Stated > verb.Stated && speaker.Stated - verb.Stated <= MaxTitleLength;

    // Behind a preposition stands a place or a time, which may come first or last.
    private bool IsAdjunct(Unit unit) =>
        FollowsPreposition(claim.Text, unit.Claimed) || FollowsPreposition(source, unit.Stated)
        || claim.Text.Tokens[unit.Claimed].Lower.EndsWith("'s", StringComparison.Ordinal)
        || source.Tokens[unit.Stated].Lower.EndsWith("'s", StringComparison.Ordinal);

    private static bool FollowsPreposition(AnnotatedText text, int token)
    {
        for (var i = token - 1; i >= token - 3 && i >= 0; i--)
        {
            if (AdjunctPrepositions.Contains(text.LowerAt(i))) return true;
            if (!text.Tokens[i].IsStopWord && !NameForms.Titles.Contains(text.LowerAt(i))) return false;
        }

        return false;
    }

    // "A was beaten by B" and "B beat A" say the same.
    private bool HaveSameVoice(Unit first, Unit second) =>
        IsPassive(claim.Text, first.Claimed, second.Claimed) == IsPassive(source, second.Stated, first.Stated);

    private static bool IsPassive(AnnotatedText text, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if (text.LowerAt(i) is "by") return true;
        return false;
    }

    private readonly record struct Unit(int Claimed, int Stated, bool IsName, bool IsQuantity);
}
