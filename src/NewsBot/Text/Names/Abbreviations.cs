using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text.Names;

/// <summary>Knows what short names stand for: from a small lexicon, and from the texts that define them.</summary>
internal static partial class Abbreviations
{
    /// <summary>Short names that news uses without saying what they stand for, of one the usual long form first.</summary>
    public static IReadOnlyList<Abbreviation> Common { get; } =
        [.. Lexicon.English.Groups("initialisms").Select(words => string.Join(' ', words).Split(':', 2))
            .Select(pair => new Abbreviation(pair[0], pair[1]))];

    private static readonly FrozenDictionary<string, Abbreviation[]> CommonByKey =
        Common.GroupBy(pair => pair.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>What a short name stands for by the lexicon; empty if it is not in it.</summary>
    public static IReadOnlyList<Abbreviation> FindCommon(string key) => CommonByKey.GetValueOrDefault(key) ?? [];

    /// <summary>
    /// Reads what a text defines: "International Labour Organization (ILO)", "the ILO (International Labour Organization)",
    /// "the International Labour Organization, or ILO,". Each pair is given once, in the order of the text.
    /// </summary>
    public static IReadOnlyList<Abbreviation> ReadDefinitions(string text)
    {
        var found = new List<Abbreviation>();
        foreach (Match match in BracketPattern().Matches(text)) Add(match);
        // Commas are many, and this is asked of every passage.
        if (text.Contains(", or ", StringComparison.Ordinal) || text.Contains("known as", StringComparison.Ordinal))
            foreach (Match match in AppositionPattern().Matches(text)) Add(match);
        return found;

        void Add(Match match)
        {
            var before = text[Math.Max(0, match.Index - MaxLongLength)..match.Index];
            if (Read(before, match.Groups["inside"].Value, match.Value[0] is '(') is { } pair
                && !found.Exists(known => known.Short == pair.Short && known.Long == pair.Long)) found.Add(pair);
        }
    }

    private static Abbreviation? Read(string before, string inside, bool isInBrackets)
    {
        inside = inside.Trim('"', '“', '”', '\'', '‘', '’', ' ');
        if (inside.StartsWith("the ", StringComparison.Ordinal)) inside = inside[4..];
        if (CanBeShort(inside))
            return LetterMatch.FindLongForm(before, inside) is { } name ? new Abbreviation(inside, name) : null;
        if (!isInBrackets) return null;
        before = before.TrimEnd();
        var last = before[(before.LastIndexOfAny([' ', '\n', '\t']) + 1)..].Trim('"', '“', '”', ',');
        return CanBeShort(last) && LetterMatch.IsLongForm(inside, last) ? new Abbreviation(last, inside) : null;
    }

    // In UTF-16 units.
    private const int MaxLongLength = 120;

    // "Defra" and "Unicef" have one capital; the match of their letters must be whole as well.
    private static bool CanBeShort(string word) =>
        word.Length is >= 2 and <= 12 && char.IsUpper(word[0]) && !word.Any(char.IsWhiteSpace) && !word.EndsWith('-')
        && (Abbreviation.IsShortName(word) || (word.Length >= 4 && word.All(char.IsLetter)));

    [GeneratedRegex(@"\((?<inside>[^()\n]{2,100})\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex BracketPattern();

    [GeneratedRegex(
        @",\s+(?:or|(?:also |better )?known as)\s+(?:the )?(?<inside>\p{Lu}[\p{L}\p{Nd}.&-]{1,11})(?=,|\.|;|\)|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex AppositionPattern();
}
