using System.Collections.Frozen;
using NewsBot.Text.Lexicons;

namespace NewsBot.Articles;

/// <summary>
/// Reads and names languages by their code: the first part of a BCP 47 tag, in lower case ("en" of <c>en-GB</c>), without
/// script and region. A language with several codes ("de", "deu" and "ger") goes by the shortest one; both written forms
/// of Norwegian are "no".
/// </summary>
internal static class LanguageCode
{
    // CultureInfo has no language names here, because the program runs with invariant globalization.
    private static readonly IReadOnlyList<string[]> Languages = Lexicon.AllLanguages.Groups("languages");

    private static readonly FrozenSet<string> TwoLetterCodes = Lexicon.AllLanguages.Words("language-codes");

    private static readonly FrozenDictionary<string, string> EnglishNames =
        Languages.ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> CodesByAlias = Languages
        .SelectMany(row => row[1..].Select(alias => (Alias: alias, Code: row[0])))
        .ToFrozenDictionary(pair => pair.Alias, pair => pair.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the language of a tag, or an empty string if the tag is missing or malformed, as it often is in feeds.
    /// </summary>
    public static string FromTag(string? tag)
    {
        var first = (tag ?? "").Trim().Split('-', '_')[0].ToLowerInvariant();
        var code = CodesByAlias.GetValueOrDefault(first, first);
        return IsCode(code) ? code : "";
    }

    /// <summary>
    /// Returns the language that a user names by its code or, if it is a common one, by its English name. Returns null for
    /// anything else, such as a country's code. Any three letters are accepted, because ISO 639-3 has about 8,000 codes.
    /// </summary>
    public static string? Parse(string text)
    {
        var code = text.Trim().ToLowerInvariant();
        code = CodesByAlias.GetValueOrDefault(code, code);
        return IsCode(code) && (code.Length == 3 || TwoLetterCodes.Contains(code)) ? code : null;
    }

    /// <summary>Returns the English name ("English" for "en"), or the code itself if the language is not a common one.</summary>
    public static string GetEnglishName(string code) => EnglishNames.GetValueOrDefault(code, code);

    // The four excluded codes mean undetermined, multiple, uncoded and no language.
    private static bool IsCode(string code) =>
        code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower) && code is not ("und" or "mul" or "mis" or "zxx");
}
