using System.Collections.Frozen;
using NewsBot.Text;
using NewsBot.Text.Lexicons;

namespace NewsBot.Verification;

/// <summary>
/// Finds a word that a claim has in the place of another one of the source: "resigned as mayor" for "resigned as chief
/// executive". It lays the two sentences side by side, word by word. Only a claim that follows the words of a sentence has
/// places to compare; another wording is not judged.
/// </summary>
internal sealed class SubstitutionCheck(Claim claim, AnnotatedText source, NameCheck names)
{
    // The least share of the claim's words, function words included, that stand in the sentence in the same order.
    private const double MinSharedOrder = 0.7;

    // A name may be replaced in a freer wording, because a name has no synonyms.
    private const double MinSharedOrderOfNames = 0.4;

    // In tokens. What differs over a longer stretch is another wording.
    private const int MaxLength = 5;
    private const int MaxLengthOfWords = 2;

    private static readonly FrozenSet<string> Determiners = Lexicon.English.Words("determiners");

    private static readonly FrozenDictionary<string, int> Modals = Lexicon.English.Groups("modals")
        .SelectMany((words, sense) => words.Select(word => KeyValuePair.Create(word, sense)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Finds the first such word, with the one in its place; null for none.</summary>
    /// <param name="sentence">The sentence of the source.</param>
    public Discrepancy? Find(int sentence)
    {
        int[] claimed = [.. claim.UnquotedTokens];
        int[] stated = [.. Enumerable.Range(0, source.Tokens.Length).Where(i => source.Tokens[i].Sentence == sentence)];
        var pairs = Align(claimed, stated);
        var share = claimed.Length == 0 ? 0 : (double)pairs.Count / claimed.Length;
        if (share < MinSharedOrderOfNames) return null;
        var (lastClaimed, lastStated) = (-1, -1);
        foreach (var (i, j) in pairs.Append((claimed.Length, stated.Length)))
        {
            var (mine, theirs) = (claimed[(lastClaimed + 1)..i], stated[(lastStated + 1)..j]);
            if (mine.Length is > 0 and <= MaxLength && theirs.Length is > 0 and <= MaxLength
                && FindSubstitution(mine, theirs, stated, share) is { } found) return found;
            (lastClaimed, lastStated) = (i, j);
        }

        return null;
    }

    private Discrepancy? FindSubstitution(int[] mine, int[] theirs, int[] sentence, double share)
    {
        var words = new Discrepancy(
            DiscrepancyKind.Substitution, Span(claim.Text, mine).Cut(claim.Text.Text), Span(source, theirs).Cut(source.Text))
        {
            IsSubstitution = true,
        };
        if (mine.Length == 1 && theirs.Length == 1 && Modals.TryGetValue(claim.Text.LowerAt(mine[0]), out var sense)
            && Modals.TryGetValue(source.LowerAt(theirs[0]), out var other)) return sense != other ? words : null;
        var (name, replaced) = (FindName(claim.Text, mine), FindName(source, theirs));
        if (name is not null && replaced is not null && IsSurelyName(replaced))
            return !names.AreSameName(name, replaced) && !IsAnywhere(name, sentence)
                && !claim.Mentions.OfType<NameMention>().Any(other => names.AreSameName(other, replaced))
                ? new Discrepancy(
                    DiscrepancyKind.Name, claim.Text.Cut(name), source.Cut(replaced), IsContradiction: !names.IsHeld(name))
                {
                    IsSubstitution = true,
                } : null;
        return name is null && replaced is null && share >= MinSharedOrder && IsPartOfNoun(mine)
            && mine.Length <= MaxLengthOfWords && theirs.Length <= MaxLengthOfWords
            && HasNewWord(mine, sentence) && HasNewWordOfSource(theirs) ? words : null;
    }

    // Behind "the" or "as" stands a noun or its adjective. Verbs have too many ways to say the same.
    private bool IsPartOfNoun(int[] mine) =>
        claim.Text.LowerAt(mine[0] - 1) is "as" || Determiners.Contains(claim.Text.LowerAt(mine[0] - 1));

    // The capital at the start of a sentence makes no name, unless the word has one elsewhere, too.
    private bool IsSurelyName(NameMention stated)
    {
        var first = source.Tokens[stated.First];
        return !first.IsCapitalExpected || stated.End - stated.First > 1
            || Array.Exists(source.Tokens, token => token.Term == first.Term
            && token is { IsCapitalized: true, IsCapitalExpected: false });
    }

    private bool IsAnywhere(NameMention name, int[] sentence) =>
        name.Words.All(word => sentence.Any(token => source.Tokens[token].Term == word))
        || sentence.Any(token => source.FindMentionAt(token) is NameMention other && names.AreSameName(name, other));

    private bool HasNewWord(int[] mine, int[] sentence) => Array.Exists(mine, token => IsContent(claim.Text, token)
        && !Array.Exists(sentence, other => Thesaurus.AreEquivalent(claim.Text.Tokens[token], source.Tokens[other])));

    private bool HasNewWordOfSource(int[] theirs) => Array.Exists(theirs, token => IsContent(source, token)
        && !claim.Text.Tokens.Any(other => Thesaurus.AreEquivalent(other, source.Tokens[token])));

    private static bool IsContent(AnnotatedText text, int token) =>
        !text.IsInMention(token) && Claim.GetWordWeight(text.Tokens[token]) > 0;

    private static NameMention? FindName(AnnotatedText text, int[] tokens) =>
        tokens.Select(text.FindMentionAt).OfType<NameMention>().FirstOrDefault(name => name.First >= tokens[0]);

    // The longest common subsequence of the two, as pairs of indexes.
    private List<(int Claimed, int Stated)> Align(int[] claimed, int[] stated)
    {
        var lengths = new int[claimed.Length + 1, stated.Length + 1];
        for (var i = claimed.Length - 1; i >= 0; i--)
            for (var j = stated.Length - 1; j >= 0; j--)
                lengths[i, j] = AreSame(claimed[i], stated[j]) ? lengths[i + 1, j + 1] + 1
                    : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        var pairs = new List<(int, int)>();
        for (var (i, j) = (0, 0); i < claimed.Length && j < stated.Length;)
        {
            if (AreSame(claimed[i], stated[j])) pairs.Add((i++, j++));
            else if (lengths[i + 1, j] >= lengths[i, j + 1]) i++;
            else j++;
        }

        return pairs;
    }

    private bool AreSame(int claimed, int stated) => claim.Text.Tokens[claimed].Term == source.Tokens[stated].Term;

    private static TextSpan Span(AnnotatedText text, int[] tokens) => text.GetSpan(tokens[0], tokens[^1] + 1);
}
