using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text;

/// <summary>Which words may stand for each other in a report, and which say the opposite.</summary>
internal sealed class Thesaurus
{
    private readonly FrozenDictionary<string, int[]> families;
    private static readonly FrozenSet<string> NoTerms = [];

    private readonly FrozenDictionary<string, string[]> opposites;
    private readonly FrozenDictionary<string, FrozenSet<string>> oppositeTerms;

    public Thesaurus(Tokenizer terms)
    {
        families = Lexicon.English.Groups("thesaurus-families").Select((words, family) => (words, family))
            .SelectMany(group => group.words.Select(word => (Term: terms.Normalize(word), group.family)))
            .GroupBy(pair => pair.Term, pair => pair.family, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);
        opposites = Lexicon.English.Groups("thesaurus-opposites")
            .SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) })
            .GroupBy(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        oppositeTerms = opposites.ToFrozenDictionary(
            pair => pair.Key, pair =>
                pair.Value.Select(word => terms.Normalize(word)).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>Whether two tokens are one word, words of one stem, or of one family.</summary>
    public static bool AreSame(in Token one, in Token other) => AreSame(one, other.Term, other.Families);

    /// <inheritdoc cref="AreSame(in Token, in Token)"/>
    public static bool AreSame(in Token one, string term, int[]? families) =>
        one.Term == term || AreOfOneStem(one.Term, term)
        || (one.Families is { } first && families is { } second && first.AsSpan().IndexOfAny(second) >= 0);

    /// <summary>The numbers of the families that a term is of; null for a word without.</summary>
    public int[]? FamiliesOf(string term) => families.GetValueOrDefault(term);

    /// <summary>The words, in lower case as written, that say the opposite of this one.</summary>
    public IReadOnlyList<string> OppositesOf(string lower) => opposites.TryGetValue(lower, out var words) ? words : [];

    /// <summary>The same as terms, so that "lost" finds "wins".</summary>
    public IReadOnlySet<string> OppositeTermsOf(string lower) =>
        oppositeTerms.TryGetValue(lower, out var words) ? words : NoTerms;

    // "evacu" and "evacue", "decid" and "decis", "vaccin" and "unvaccin"; but not "contract" and "contrast".
    private static bool AreOfOneStem(string one, string other)
    {
        if (one.Length < 4 || other.Length < 4 || (one[0] != other[0] && one[0] != 'u' && other[0] != 'u')) return false;
        if (one[0] == 'u' && one[1] == 'n' && one.Length > 6 && one.AsSpan(2).SequenceEqual(other)) return true;
        if (other[0] == 'u' && other[1] == 'n' && other.Length > 6 && other.AsSpan(2).SequenceEqual(one)) return true;
        var shared = one.AsSpan().CommonPrefixLength(other);
        if (shared < 4) return false;
        var (shorter, longer) = one.Length < other.Length ? (one.Length, other.Length) : (other.Length, one.Length);
        return shared == shorter ? longer - shorter <= 4 : shared >= shorter - 1 && longer - shared <= 3;
    }
}
