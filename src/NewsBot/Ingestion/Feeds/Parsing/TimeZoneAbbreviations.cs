namespace NewsBot.Ingestion.Feeds.Parsing;

/// <summary>
/// The abbreviations of time zones that feeds use. An ambiguous one (IST, CST, BST) stands for the zone that most feeds mean.
/// </summary>
internal static class TimeZoneAbbreviations
{
    private static readonly Dictionary<string, TimeSpan> Offsets =
        new (int Minutes, string Names)[]
        {
            (-600, "HST"), (-540, "AKST"), (-480, "PST PT AKDT"), (-420, "MST PDT"), (-360, "CST CT MDT"), (-300, "EST ET CDT"),
            (-240, "AST EDT"), (-210, "NST"), (-180, "ADT BRT ART"), (-150, "NDT"), (0, "Z UT UTC GMT WET"),
            (60, "CET MET MEZ WAT WEST BST"), (120, "EET CAT SAST CEST MEST MESZ"), (180, "EAT MSK TRT EEST"), (240, "GST"),
            (300, "PKT"), (330, "IST"), (345, "NPT"), (420, "ICT WIB"), (480, "AWST HKT PHT SGT"), (540, "JST KST"),
            (570, "ACST"), (600, "AEST"), (630, "ACDT"), (660, "AEDT"), (720, "NZST"), (780, "NZDT"),
        }
        .SelectMany(zone => zone.Names.Split(' ').Select(name => (name, TimeSpan.FromMinutes(zone.Minutes))))
        .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the offset of a time zone from UTC, or null for an unknown abbreviation.</summary>
    public static TimeSpan? FindOffset(string name) => Offsets.TryGetValue(name, out var offset) ? offset : null;
}
