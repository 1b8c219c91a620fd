using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text;

/// <summary>Groups ("families") of words that may replace each other in a report, and pairs of opposites.</summary>
internal sealed class Thesaurus
{
    private static readonly FrozenSet<string> NoTerms = [];

    private readonly FrozenDictionary<string, int[]> families;
    private readonly FrozenDictionary<string, string[]> opposites;
    private readonly FrozenDictionary<string, FrozenSet<string>> oppositeTerms;

    public Thesaurus(Tokenizer tokenizer)
    {
        families = Lexicon.English.Groups("synonyms").Select((words, family) => (words, family))
            .SelectMany(group => group.words.Select(word => (Term: tokenizer.Normalize(word.Split('=')[0]), group.family)))
            .GroupBy(pair => pair.Term, pair => pair.family, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.Ordinal);
        opposites = Lexicon.English.Groups("opposites")
            .SelectMany(pair => new[] { (pair[0], pair[1]), (pair[1], pair[0]) })
            .GroupBy(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        oppositeTerms = opposites.ToFrozenDictionary(
            pair => pair.Key, pair =>
                pair.Value.Select(word => tokenizer.Normalize(word)).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>True if two tokens have the same term, the same stem or a common family.</summary>
    public static bool AreEquivalent(in Token first, in Token second) => AreEquivalent(first, second.Term, second.Families);

    /// <inheritdoc cref="AreEquivalent(in Token, in Token)"/>
    public static bool AreEquivalent(in Token first, string term, int[]? families) =>
        first.Term == term || HaveSameStem(first.Term, term)
        || (first.Families is { } ofFirst && families is { } ofSecond && ofFirst.AsSpan().IndexOfAny(ofSecond) >= 0);

    /// <summary>The numbers of the families of a term; null if it has none.</summary>
    public int[]? GetFamilies(string term) => families.GetValueOrDefault(term);

    /// <summary>The opposites of a word, in lower case; the word itself must be in lower case, too.</summary>
    public IReadOnlyList<string> GetOpposites(string lower) => opposites.TryGetValue(lower, out var words) ? words : [];

    /// <summary>The terms of the opposites of a word, so that "lost" finds "wins".</summary>
    public IReadOnlySet<string> GetOppositeTerms(string lower) =>
        oppositeTerms.TryGetValue(lower, out var words) ? words : NoTerms;

    // "evacu" and "evacue", "decid" and "decis", "vaccin" and "unvaccin"; but not "contract" and "contrast".
    private static bool HaveSameStem(string first, string second)
    {
        if (first.Length < 4 || second.Length < 4 || (first[0] != second[0] && first[0] != 'u' && second[0] != 'u')) return false;
        if (first[0] == 'u' && first[1] == 'n' && first.Length > 6 && first.AsSpan(2).SequenceEqual(second)) return true;
        if (second[0] == 'u' && second[1] == 'n' && second.Length > 6 && second.AsSpan(2).SequenceEqual(first)) return true;
        var shared = first.AsSpan().CommonPrefixLength(second);
        if (shared < 4) return false;
        var (shorter, longer) = first.Length < second.Length ? (first.Length, second.Length) : (second.Length, first.Length);
        return shared == shorter ? longer - shorter <= 4 : shared >= shorter - 1 && longer - shared <= 3;
    }
}
