using System.Text.RegularExpressions;

namespace NewsBot.Ingestion;

/// <summary>Parses the language that a source states: <c>en-GB</c>, <c>pt_BR</c>, <c>de_DE.utf-8</c>.</summary>
internal static partial class LanguageTag
{
    /// <summary>
    /// Returns a BCP 47 tag of language, script and region in lower case. Returns null for anything else, such as "English",
    /// and for <c>und</c> and <c>mul</c>, which name no language.
    /// </summary>
    public static string? Parse(string? text)
    {
        var match = Tag().Match((text ?? "").Trim().Replace('_', '-'));
        return match.Success && match.Groups[1].Value.ToLowerInvariant() is var tag && tag is not ("und" or "mul") ? tag : null;
    }

    [GeneratedRegex(@"^([a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?)(?:[.@-][\w@.-]{1,40})?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
