using System.Collections.Frozen;

namespace NewsBot.Articles;

/// <summary>
/// Reads and names languages by their code: the first part of a BCP 47 tag, in lower case ("en" of <c>en-GB</c>), without
/// script and region. A language with several codes ("de", "deu" and "ger") goes by the shortest one; both written forms
/// of Norwegian are "no".
/// </summary>
internal static class LanguageCode
{
    // Each row holds the code, the English name, and the other ISO 639 codes that feeds and pages use. CultureInfo has no
    // language names here, because the program runs with invariant globalization.
    private static readonly string[] Table =
    [
        "ar Arabic ara", "bg Bulgarian bul", "bn Bengali ben", "ca Catalan cat", "cs Czech ces cze",
            "cy Welsh cym wel", "da Danish dan",
        "de German deu ger", "el Greek ell gre", "en English eng", "es Spanish spa", "et Estonian est", "eu Basque eus baq",
        "fa Persian fas per", "fi Finnish fin", "fr French fra fre", "ga Irish gle", "he Hebrew heb iw",
            "hi Hindi hin", "hr Croatian hrv",
        "hu Hungarian hun", "id Indonesian ind in", "is Icelandic isl ice", "it Italian ita", "ja Japanese jpn", "ko Korean kor",
        "lt Lithuanian lit", "lv Latvian lav", "ms Malay msa may", "nl Dutch nld dut",
            "no Norwegian nor nb nob nn nno", "pl Polish pol",
        "pt Portuguese por", "ro Romanian ron rum", "ru Russian rus", "sk Slovak slk slo", "sl Slovenian slv",
            "sq Albanian sqi alb",
        "sr Serbian srp", "sv Swedish swe", "sw Swahili swa", "ta Tamil tam", "th Thai tha",
            "tl Filipino tgl fil", "tr Turkish tur",
        "uk Ukrainian ukr", "ur Urdu urd", "vi Vietnamese vie", "zh Chinese zho chi cmn",
    ];

    // All codes of ISO 639-1. They tell a language's code from a country's ("jp", "gb"), for which no article would be found.
    private static readonly FrozenSet<string> TwoLetterCodes = (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
            + "es et eu fa "
        + "ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk "
        + "kl km kn ko kr "
        + "ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nd ne ng nl no nr nv ny oc oj om or os "
        + "pa pi pl ps pt "
        + "qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty "
        + "ug uk ur uz ve "
        + "vi vo wa wo xh yi yo za zh zu").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> EnglishNames =
        Table.Select(row => row.Split(' ')).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> CodesByAlias = Table.Select(row => row.Split(' '))
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
