using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsBot.Articles;
using NewsBot.Text;

namespace NewsBot.Stories;

/// <summary>
/// Finds the lines and phrases of an article that say who wrote it and where ("By Ada Brandt", "LONDON (Reuters) -"), which each
/// outlet words in its own way. They do not belong to the text that copies share, and they name the agency.
/// </summary>
internal sealed partial record AgencyCredits
{
    // Credits stand at the beginning and at the end. In between, an agency's name belongs to the report.
    private const int MaxCreditDistance = 700;

    // Names as agencies are credited, and the one name that stands for them. Abbreviations count in capitals alone.
    private static readonly FrozenDictionary<string, string> Agencies = new (string Name, string[] Credited)[]
    {
        ("Reuters", ["Reuters", "REUTERS", "Thomson Reuters", "Reuters News"]),
        ("AP", ["AP", "Associated Press", "The Associated Press", "the Associated Press"]),
        ("AFP", ["AFP", "Agence France-Presse", "Agence France Presse"]),
        ("dpa", ["dpa", "DPA", "Deutsche Presse-Agentur"]),
        ("PA", ["PA", "PA Media", "Press Association", "The Press Association"]),
        ("Bloomberg", ["Bloomberg", "Bloomberg News"]),
        ("Xinhua", ["Xinhua", "Xinhua News Agency"]),
        ("Kyodo", ["Kyodo", "Kyodo News", "KYODO"]),
        ("Yonhap", ["Yonhap", "Yonhap News Agency"]),
        ("ANSA", ["ANSA"]),
        ("EFE", ["EFE", "Agencia EFE"]),
        ("TASS", ["TASS", "ITAR-TASS", "Tass"]),
        ("Interfax", ["Interfax", "Interfax-Ukraine"]),
        ("CP", ["CP", "The Canadian Press", "Canadian Press"]),
        ("AAP", ["AAP", "Australian Associated Press"]),
        ("UPI", ["UPI", "United Press International"]),
        ("PTI", ["PTI", "Press Trust of India"]),
        ("ANI", ["ANI", "Asian News International"]),
        ("Anadolu", ["Anadolu", "Anadolu Agency"]),
        ("Jiji", ["Jiji", "Jiji Press"]),
        ("Belga", ["Belga"]),
        ("Ritzau", ["Ritzau"]),
        ("NTB", ["NTB"]),
        ("Keystone-SDA", ["Keystone-SDA", "SDA"]),
        ("Lusa", ["Lusa"]),
        ("Ukrinform", ["Ukrinform"]),
    }.SelectMany(agency => agency.Credited.Select(credited => (credited, agency.Name)))
        .ToFrozenDictionary(pair => pair.credited, pair => pair.Name, StringComparer.Ordinal);

    /// <summary>The agency that the article credits, or null. Never the outlet itself.</summary>
    public string? Agency { get; private init; }

    /// <summary>The spans of the body that only credit somebody, in order, without overlaps.</summary>
    public IReadOnlyList<TextSpan> Spans { get; private init; } = [];

    public static AgencyCredits Read(Article article)
    {
        var (body, author, outlet) = (article.Body, article.Author, article.Outlet);
        var spans = new List<TextSpan>();
        string? credited = null, placed = null;
        for (var start = 0; start < body.Length && start < MaxCreditDistance;)
        {
            var end = body.IndexOf('\n', start);
            if (end < 0) end = body.Length;
            var line = body[start..Math.Min(end, start + MaxCreditDistance)];
            if (Byline().Match(line) is { Success: true } byline)
            {
                spans.Add(TextSpan.FromBounds(start, start + line.Length));
                credited ??= FindAgencyIn(byline.Value);
            }
            else if (Dateline().Match(line) is { Success: true } dateline)
            {
                // The name in brackets before a dash is an agency, known or not.
                var wire = dateline.Groups["wire"] is { Success: true, Value: var name } ? name.Trim() : null;
                if (wire is null || dateline.Groups["dash"].Success || FindAgencyName(wire) is not null || IsOutlet(wire, outlet))
                {
                    spans.Add(new TextSpan(start, dateline.Length));
                    placed ??= FindAgencyName(wire) ?? wire;
                }
            }

            start = end + 1;
        }

        var agency = FindAgencyName(author) ?? FindAgencyIn(author) ?? placed ?? credited ?? FindContributingAgency(body)
            // A name in the byline is an agency if it does not look like a person's.
            ?? (author is not null && AgencyWord().IsMatch(author) ? author.Trim() : null);
        return new AgencyCredits { Agency = agency is null || IsOutlet(agency, outlet) ? null : agency, Spans = spans };
    }

    /// <summary>The agency that an outlet is, under the name that others credit it by; null for any other outlet.</summary>
    public static string? FindAgency(string? outlet) => FindAgencyName(outlet);

    private static string? FindContributingAgency(string body)
    {
        var end = body.Length <= MaxCreditDistance ? body : body[^MaxCreditDistance..];
        foreach (var match in Contribution().EnumerateMatches(end))
            if (FindAgencyIn(end.Substring(match.Index, match.Length)) is { } agency) return agency;
        var contributed = end.IndexOf(" contributed to this report", StringComparison.Ordinal);
        return contributed < 0 ? null : FindAgencyIn(end[(end.LastIndexOfAny(['.', '\n'], contributed) + 1)..contributed]);
    }

    /// <summary>Finds the agency among the names of a byline.</summary>
    private static string? FindAgencyIn(string? text)
    {
        if (text is null) return null;
        foreach (var part in NameBreak().Split(text))
            if (FindAgencyName(part) is { } agency) return agency;
        return null;
    }

    private static string? FindAgencyName(string? name) =>
        name is null ? null : Agencies.GetValueOrDefault(name.Trim(' ', '.', ',', '(', ')', '-', '/', '\u00A0'));

    // "CNN Business" in a dateline of CNN's is CNN, and so is "Washington CNN".
    private static bool IsOutlet(string agency, string? outlet) =>
        outlet is not null && (IsWithin(agency, outlet) || IsWithin(outlet, agency) || FindAgencyName(outlet) == agency);

    private static bool IsWithin(string name, string part) =>
        $" {name} ".Contains($" {part} ", StringComparison.OrdinalIgnoreCase);

    // A short line that is a byline and nothing else: "By Ada Brandt", "Ada Brandt, The Harbour Post", "AP".
    [GeneratedRegex(
        @"\A\s*(?:(?:By|BY)\s[^.!?]{2,80}"
        + @"|\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3}(?:\s*[,|]\s*\p{Lu}[\p{L}.&' -]{1,30}){1,2}"
        + @"|AP|AFP|Reuters|REUTERS|(?:The )?Associated Press|dpa|PA)\s*\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Byline();

    // "LONDON (Reuters) -", "CHICAGO, Oct. 3 (AP) —", "MERROWHAVEN —", "(CNN)", "CNN Business —".
    [GeneratedRegex(
        @"\A\s*(?:(?:\p{Lu}[\p{Lu}'’-]+|\p{Lu}\.)(?:[ /,]+[\p{Lu}\d][\p{L}.'’\d-]*){0,6}\s*"
        + @"(?:\((?<wire>\p{L}[\p{L}. -]{1,30})\)\s*(?<dash>[-–—:]+)?|[-–—]{1,2}\s)"
        + @"|\((?<wire>\p{Lu}[\p{L}. -]{1,30})\)\s*(?<dash>[-–—:]+)?"
        + @"|\p{Lu}[\p{L}. ]{1,30} [–—]+\s*\z)\s*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();

    [GeneratedRegex(
        @"(?:Contributing:?|Sources?:|With files from|Additional reporting by|Reporting by|Copyright(?: ©)?(?: \d{4})?|©(?: "
            + @"\d{4})?)"
        + @"\s[^\n]{2,120}|Associated Press (?:[Ww]riters?|reporters?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Contribution();

    [GeneratedRegex(
        @"\s*(?:[,;|:/()©\n]|\d{4}|\b(?:and|by|By|BY|from|in|to|via|for|with|[Ww]riters?|reporters?|Staff)\b)\s*",
        RegexOptions.CultureInvariant)]
    private static partial Regex NameBreak();

    [GeneratedRegex(@"\b(?:Wires?|Agency|Agencies|News Service|Press Service|Newswires?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AgencyWord();
}
