using System.Buffers;

namespace NewsBot.Text.Names;

/// <summary>
/// Finds the words whose letters make a short name. The idea is that of A. Schwartz and M. Hearst (A simple algorithm for
/// identifying abbreviation definitions in biomedical text, 2003): every letter of the short form stands in the long form, in
/// order, and the first begins it. News asks for more: each word of the long form gives its first letter, so that what stands in
/// front of a name is not taken for a part of it.
/// </summary>
internal static class LetterMatch
{
    // "Centers for Disease Control and Prevention" is CDC.
    private const int MaxSkippedWords = 1;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n;:!?()\"“”");
    private static readonly SearchValues<char> EndBreaks = SearchValues.Create("\n;:!?().,");

    /// <summary>Returns the words at the end of a text whose letters make the short form; null if none do.</summary>
    public static string? FindLongForm(string before, string shortForm)
    {
        var letters = Abbreviation.GetKey(shortForm);
        var words = SplitWords(before);
        if (letters.Length < 2 || words.Count == 0 || before[words[^1].End..].AsSpan().ContainsAny(EndBreaks)) return null;
        (int Initials, int First)? best = null;
        // More small words than letters are rare: "Organization of the Petroleum Exporting Countries".
        for (var first = words.Count - 1; first >= Math.Max(0, words.Count - (2 * letters.Length) - 2); first--)
        {
            if (first < words.Count - 1 && IsBreak(before[words[first].End..words[first + 1].Start])) break;
            if (IsSmall(before, words[first])) continue;
            if (CountInitials(before, words, first, letters) is { } initials && (best is null || initials > best.Value.Initials))
                best = (initials, first);
        }

        if (best is null) return null;
        var name = before[words[best.Value.First].Start..words[^1].End];
        return IsNamed(name, shortForm) ? name : null;
    }

    /// <summary>Returns true if a text, as a whole, is a long form of the short one.</summary>
    public static bool IsLongForm(string text, string shortForm)
    {
        var words = SplitWords(text);
        return words.Count > 1 && words[0].Start == 0 && words[^1].End == text.Length && IsNamed(text, shortForm)
            && CountInitials(text, words, 0, Abbreviation.GetKey(shortForm)) is not null;
    }

    // How many words give their first letter; null if the letters cannot be made of the words.
    private static int? CountInitials(string text, List<TextSpan> words, int first, string letters)
    {
        var content = Enumerable.Range(first, words.Count - first).Count(i => !IsSmall(text, words[i]));
        return content < 2 ? null : Match(first, 0, MaxSkippedWords);

        int? Match(int word, int letter, int skips)
        {
            if (word == words.Count) return letter == letters.Length ? 0 : null;
            int? best = null;
            var isSmall = IsSmall(text, words[word]);
            if (word > first && (isSmall || skips > 0)) best = Match(word + 1, letter, isSmall ? skips : skips - 1);
            var span = words[word].AsSpan(text);
            if (letter == letters.Length || char.ToUpperInvariant(span[0]) != letters[letter]) return best;
            // One letter of the word or more, in order.
            for (var (at, next) = (1, letter + 1); ; at++)
            {
                if (Match(word + 1, next, skips) is { } rest && (best is null || rest + 1 > best)) best = rest + 1;
                if (next == letters.Length) return best;
                while (at < span.Length && char.ToUpperInvariant(span[at]) != letters[next]) at++;
                if (at >= span.Length) return best;
                next++;
            }
        }
    }

    // A short form of one capital ("Unicef") stands for a name, of which each word has one; small letters alone would match much.
    private static bool IsNamed(string name, string shortForm)
    {
        if (Abbreviation.IsShortName(shortForm)) return !name.Contains(shortForm, StringComparison.Ordinal);
        return SplitWords(name).TrueForAll(word => char.IsUpper(name[word.Start]) || IsSmall(name, word));
    }

    private static bool IsSmall(string text, TextSpan word) =>
        word.Length <= 4 && StopWords.AllBySpan.Contains(word.AsSpan(text));

    private static bool IsBreak(string between) =>
        between.AsSpan().ContainsAny(Breaks) || between.Contains(". ", StringComparison.Ordinal);

    // The parts of a hyphened word are words: "Anti-Doping".
    private static List<TextSpan> SplitWords(string text)
    {
        var words = new List<TextSpan>();
        var reader = new WordReader(text);
        while (reader.MoveNext()) words.Add(reader.Span);
        return words;
    }
}
