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
        // Most texts define nothing, and this is asked of every passage.
        if (!text.Contains('(') && !text.Contains(", or ", StringComparison.Ordinal)
            && !text.Contains("known as", StringComparison.Ordinal)) return [];
        var found = new List<Abbreviation>();
        foreach (Match match in DefinitionPattern().Matches(text))
        {
            var before = text[Math.Max(0, match.Index - MaxLongLength)..match.Index];
            var inside = match.Groups["inside"].Value.Trim('"', '“', '”', '\'', '‘', '’', ' ');
            if (inside.StartsWith("the ", StringComparison.Ordinal)) inside = inside[4..];
            var last = before.TrimEnd()[(before.TrimEnd().LastIndexOfAny([' ', '\n', '\t']) + 1)..].Trim('"', '“', '”', ',');
            var (word, name) = CanBeShort(inside) ? (inside, LetterMatch.FindLongForm(before, inside))
                : match.Value[0] is '(' && CanBeShort(last) && LetterMatch.IsLongForm(inside, last) ? (last, inside) : ("", null);
            if (name is not null && !found.Exists(known => known.Short == word && known.Long == name))
                found.Add(new Abbreviation(word, name));
        }

        return found;
    }

    // In UTF-16 units.
    private const int MaxLongLength = 120;

    // "Defra" and "Unicef" have one capital; the match of their letters must be whole as well.
    private static bool CanBeShort(string word) =>
        word.Length is >= 2 and <= 12 && char.IsUpper(word[0]) && !word.Any(char.IsWhiteSpace) && !word.EndsWith('-')
        && (Abbreviation.IsShortName(word) || (word.Length >= 4 && word.All(char.IsLetter)));

    [GeneratedRegex(
        @"\((?<inside>[^()\n]{2,100})\)"
        + @"|,\s+(?:or|(?:also |better )?known as)\s+(?:the )?(?<inside>\p{Lu}[\p{L}\p{Nd}.&-]{1,11})(?=,|\.|;|\)|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex DefinitionPattern();
}
