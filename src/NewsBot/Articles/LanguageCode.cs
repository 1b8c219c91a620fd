using System.Collections.Frozen;

namespace NewsBot.Articles;

/// <summary>
/// The language itself, whatever its script and region: the first part of a BCP 47 tag, in lower case ("en" of <c>en-GB</c>).
/// Where one language has several codes ("de", "deu" and "ger"), there is one here, the shortest; both written forms of
/// Norwegian are "no".
/// </summary>
internal static class LanguageCode
{
    // Code, English name, and the other codes of ISO 639 that feeds and pages give. CultureInfo knows no names here:
    // globalization is invariant.
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

    // ISO 639-1. With these a country's code ("jp", "gb") is told from a language's, which would find nothing.
    private static readonly FrozenSet<string> OfTwoLetters = (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo "
            + "es et eu fa "
        + "ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk "
        + "kl km kn ko kr "
        + "ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nd ne ng nl no nr nv ny oc oj om or os "
        + "pa pi pl ps pt "
        + "qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty "
        + "ug uk ur uz ve "
        + "vi vo wa wo xh yi yo za zh zu").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Names =
        Table.Select(row => row.Split(' ')).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Codes = Table.Select(row => row.Split(' '))
        .SelectMany(row => row[1..].Select(other => (Other: other, Code: row[0])))
        .ToFrozenDictionary(pair => pair.Other, pair => pair.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The language of a tag; empty where there is none, or what stands there is no tag: feeds write what they like.
    /// </summary>
    public static string Of(string? tag)
    {
        var first = (tag ?? "").Trim().Split('-', '_')[0].ToLowerInvariant();
        var code = Codes.GetValueOrDefault(first, first);
        return IsCode(code) ? code : "";
    }

    /// <summary>
    /// The language that somebody names by its code or, where it is a common one, in English; null for anything else, such as a
    /// country's code. Of three letters any are taken: there are some 8,000 codes.
    /// </summary>
    public static string? Read(string text)
    {
        var code = text.Trim().ToLowerInvariant();
        code = Codes.GetValueOrDefault(code, code);
        return IsCode(code) && (code.Length == 3 || OfTwoLetters.Contains(code)) ? code : null;
    }

    /// <summary>"English" for "en"; the code itself where the language is not a common one.</summary>
    public static string NameOf(string code) => Names.GetValueOrDefault(code, code);

    // Four codes say that it is several languages, unknown, uncoded or none.
    private static bool IsCode(string code) =>
        code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower) && code is not ("und" or "mul" or "mis" or "zxx");
}
