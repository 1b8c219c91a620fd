using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text.Names;

/// <summary>Knowledge about names in general: titles, common words, and other forms of the names of places and bodies.</summary>
internal static class NameForms
{
    /// <summary>Titles. They are no part of a name: a claim may omit a title, or use another one than its source.</summary>
    public static FrozenSet<string> Titles { get; } = Lexicon.English.Words("titles");

    /// <summary>The fields of offices. Before a title such a word belongs to the title ("Health Minister"), elsewhere to a name
    /// ("World Health Organization").</summary>
    public static FrozenSet<string> OfficeFields { get; } = Lexicon.English.Words("offices");

    /// <summary>
    /// Common nouns with which sentences of news begin, so that their capital does not make them names. Other common words are
    /// known by their endings, or because the passage has them in lower case.
    /// </summary>
    public static FrozenSet<string> CommonOpeners { get; } = Lexicon.English.Words("name-openers");

    private static readonly FrozenDictionary<string, string[]> CanonicalForms = new Dictionary<string, string[]>
    {
        ["united states"] = ["america"],
        ["united states of america"] = ["america"],
        ["us"] = ["america"],
        ["usa"] = ["america"],
        ["united kingdom"] = ["britain"],
        ["great britain"] = ["britain"],
        ["uk"] = ["britain"],
        ["united nations"] = ["un"],
        ["european union"] = ["eu"],
        ["dprk"] = ["north", "korea"],
        ["prc"] = ["china"],
        ["uae"] = ["uae"],
        ["united arab emirates"] = ["uae"],
        ["saudi arabia"] = ["saudi"],
        ["saudis"] = ["saudi"],
        ["soviet union"] = ["ussr"],
        ["holland"] = ["netherland"],
        ["burma"] = ["myanmar"],
        ["la"] = ["lo", "angel"],
        ["nyc"] = ["new", "york"],
        ["new york city"] = ["new", "york"],
        ["washington d.c"] = ["washington"],
        ["washington dc"] = ["washington"],
        ["covid"] = ["coronavirus"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] CommonWordEndings =
        ["ing", "ed", "ly", "ers", "ors", "ists", "ions", "ments", "ants", "ents", "ies", "ness", "ials", "ages"];

    /// <summary>The words of a name in a canonical form, which is the same for all usual forms of the name.</summary>
    public static IReadOnlyList<string> GetCanonicalWords(AnnotatedText text, int first, int end)
    {
        if (text.Tokens[first].Lower.EndsWith("'s", StringComparison.Ordinal)
            || text.Tokens[end - 1].Lower.EndsWith("'s", StringComparison.Ordinal)
            || end - first > 1 || text.Tokens[first].Lower.Length <= 4)
        {
            var name = string.Join(' ', Enumerable.Range(first, end - first).Select(i => RemovePossessive(text.Tokens[i].Lower)));
            if (CanonicalForms.TryGetValue(name, out var words)) return words;
        }

        return [.. Enumerable.Range(first, end - first).Select(i => text.Tokens[i].Term).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The canonical words of the country whose capital this is, since "Seoul" may stand for "South Korea"; null if it is none.
    /// </summary>
    public static IReadOnlyList<string>? FindCountryOfCapital(string capital) =>
        Gazetteer.CountriesByCapital.TryGetValue(capital, out var country)
            ? country is "european union" ? ["eu"] : country is "saudi arabia" ? ["saudi"] : country.Split(' ') : null;

    /// <summary>True if a word at the start of a sentence is probably no part of a name.</summary>
    public static bool IsCommonWord(string lower) =>
        CommonOpeners.Contains(lower) || Titles.Contains(lower) || StopWords.All.Contains(lower)
        || (lower.EndsWith('s') && CommonOpeners.Contains(lower[..^1]))
        || CommonWordEndings.Any(ending => lower.Length > ending.Length + 2 && lower.EndsWith(ending, StringComparison.Ordinal));

    private static string RemovePossessive(string lower) =>
        lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower.TrimEnd('\'');
}
