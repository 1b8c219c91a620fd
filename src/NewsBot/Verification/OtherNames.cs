using NewsBot.Text;
using NewsBot.Text.Names;

namespace NewsBot.Verification;

/// <summary>
/// Finds where a passage has a name of the claim in another form: "ILO" for "International Labour Organization", and the other
/// way round. What the forms are say the article and, for what it does not define, the lexicon.
/// </summary>
internal sealed class OtherNames
{
    private readonly ClaimPassage passage;
    private readonly List<Match> matches = [];

    public OtherNames(Claim claim, ClaimPassage passage)
    {
        this.passage = passage;
        var defined = passage.Definitions.GroupBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        // An article that gives one short name two meanings tells neither.
        foreach (var group in defined)
            if (group.Select(pair => string.Join(' ', passage.ReadLongTerms(pair))).Distinct().Count() == 1)
                AddMatches(claim, [group.First()]);
        foreach (var forms in claim.CommonAbbreviations.GroupBy(pair => pair.Key, StringComparer.Ordinal))
            if (!passage.Defines(forms.Key)) AddMatches(claim, Abbreviations.FindCommon(forms.Key));
    }

    /// <summary>True if a token of the claim belongs to a name that the window or the headline has in another form.</summary>
    public bool IsSupported(int token, SentenceRange window) => matches.Exists(match => match.Covers(token)
        && (match.IsInTitle || match.Stated.Exists(stated => window.Contains(passage.Body.Tokens[stated.First].Sentence))));

    /// <summary>True if a name of the claim and one of the passage are two forms of one name.</summary>
    public bool AreSame(NameMention claimed, NameMention stated) => matches.Exists(match =>
        match.First < claimed.End && claimed.First < match.End
        && match.Stated.Exists(other => other.First < stated.End && stated.First < other.End));

    /// <summary>The keys of the short names of a text.</summary>
    public static IReadOnlySet<string> FindKeys(AnnotatedText text) =>
        Enumerable.Range(0, text.Tokens.Length).Select(i => FindKey(text, i)).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Where a text has all words of a long name in a row, small words between them left out. Of two words either may come first:
    /// "Ministry of Transport", "Transport Ministry".
    /// </summary>
    /// <param name="words">The terms of the long name without small words.</param>
    public static IEnumerable<(int First, int End)> FindLong(AnnotatedText text, IReadOnlyList<string> words)
    {
        for (var first = 0; first < text.Tokens.Length; first++)
        {
            var end = MatchRow(text, first, words);
            if (end is null && words.Count == 2) end = MatchRow(text, first, [words[1], words[0]]);
            if (end is not null) yield return (first, end.Value);
        }
    }

    private static string? FindKey(AnnotatedText text, int token)
    {
        var word = text.Tokens[token].Span.AsSpan(text.Text);
        return Abbreviation.IsShortName(word) ? Abbreviation.GetKey(word) : null;
    }

    private static IEnumerable<int> FindShort(AnnotatedText text, string key) =>
        Enumerable.Range(0, text.Tokens.Length).Where(i => FindKey(text, i) == key);

    private void AddMatches(Claim claim, IReadOnlyList<Abbreviation> forms)
    {
        var longNames = forms.Select(passage.ReadLongTerms).Where(words => words.Count > 0).ToList();
        List<(int First, int End)> Find(AnnotatedText text) =>
            [.. FindShort(text, forms[0].Key).Select(i => (i, i + 1)), .. longNames.SelectMany(words => FindLong(text, words))];
        var claimed = Find(claim.Text);
        if (claimed.Count == 0) return;
        var (stated, isInTitle) = (Find(passage.Body), Find(passage.Title).Count > 0);
        if (stated.Count == 0 && !isInTitle) return;
        matches.AddRange(claimed.Select(range => new Match(range.First, range.End, stated, isInTitle)));
    }

    private static int? MatchRow(AnnotatedText text, int first, IReadOnlyList<string> words)
    {
        var i = first;
        for (var word = 0; word < words.Count; word++, i++)
        {
            while (word > 0 && i < text.Tokens.Length && text.Tokens[i].IsStopWord && text.Tokens[i].Term != words[word]) i++;
            if (i >= text.Tokens.Length || text.Tokens[i].Term != words[word]
                || text.Tokens[i].Sentence != text.Tokens[first].Sentence) return null;
        }

        return i;
    }

    private sealed record Match(int First, int End, List<(int First, int End)> Stated, bool IsInTitle)
    {
        public bool Covers(int token) => token >= First && token < End;
    }
}
