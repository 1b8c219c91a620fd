using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Text.Names;

/// <summary>What is known of names without a text: which words are titles, and what else a place or body is called.</summary>
internal static class NameForms
{
    /// <summary>In front of a name, not of it: a title may be left out, or said although the passage has another one.</summary>
    public static FrozenSet<string> Titles { get; } = Lexicon.English.Words("name-forms-titles");

    /// <summary>What an office is for. In front of a title these are of it ("Health Minister"), elsewhere of a name ("World
    /// Health Organization").</summary>
    public static FrozenSet<string> Offices { get; } = Lexicon.English.Words("name-forms-offices");

    /// <summary>
    /// Words that open a sentence with a capital and are no names: people and things that news is about. Others are known by
    /// their endings or by standing in the passage in lower case.
    /// </summary>
    public static FrozenSet<string> Openers { get; } = Lexicon.English.Words("name-forms-openers");

    private static readonly FrozenDictionary<string, string[]> Same = new Dictionary<string, string[]>
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

    private static readonly string[] CommonEndings =
        ["ing", "ed", "ly", "ers", "ors", "ists", "ions", "ments", "ants", "ents", "ies", "ness", "ials", "ages"];

    /// <summary>The name as words that are the same for each of its usual forms.</summary>
    public static IReadOnlyList<string> Of(AnnotatedText text, int first, int end)
    {
        if (text.Tokens[first].Lower.EndsWith("'s", StringComparison.Ordinal)
            || text.Tokens[end - 1].Lower.EndsWith("'s", StringComparison.Ordinal)
            || end - first > 1 || text.Tokens[first].Lower.Length <= 4)
        {
            var whole = string.Join(' ', Enumerable.Range(first, end - first).Select(i => Bare(text.Tokens[i].Lower)));
            if (Same.TryGetValue(whole, out var words)) return words;
        }

        return [.. Enumerable.Range(first, end - first).Select(i => text.Tokens[i].Term).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether "Seoul" may stand for "South Korea" here: the one is a capital, the other its country, by their
    /// words.</summary>
    public static IReadOnlyList<string>? Country(string capital) =>
        Gazetteer.Governments.TryGetValue(capital, out var country)
            ? country is "european union" ? ["eu"] : country is "saudi arabia" ? ["saudi", "arabia"] : country.Split(' ') : null;

    /// <summary>Whether a word at the start of a sentence is likely none of a name.</summary>
    public static bool IsCommon(string lower) =>
        Openers.Contains(lower) || Titles.Contains(lower) || StopWords.All.Contains(lower)
        || (lower.EndsWith('s') && Openers.Contains(lower[..^1]))
        || CommonEndings.Any(ending => lower.Length > ending.Length + 2 && lower.EndsWith(ending, StringComparison.Ordinal));

    private static string Bare(string lower) =>
        lower.EndsWith("'s", StringComparison.Ordinal) ? lower[..^2] : lower.TrimEnd('\'');
}
