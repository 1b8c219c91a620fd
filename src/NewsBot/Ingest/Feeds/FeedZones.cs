namespace NewsBot.Ingest.Feeds;

/// <summary>
/// The names of time zones that feeds use, with their offset in minutes. Where a name means several (IST, CST, BST), the
/// one that most feeds mean.
/// </summary>
internal static class FeedZones
{
    private static readonly Dictionary<string, int> Minutes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UT"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["WEST"] = 60, ["BST"] = 60, ["CET"] = 60, ["MET"] = 60,
        ["MEZ"] = 60, ["CEST"] = 120, ["MEST"] = 120, ["MESZ"] = 120, ["EET"] = 120, ["EEST"] = 180, ["SAST"] = 120,
        ["CAT"] = 120, ["WAT"] = 60, ["EAT"] = 180, ["MSK"] = 180, ["TRT"] = 180, ["GST"] = 240, ["PKT"] = 300, ["IST"] = 330,
        ["NPT"] = 345, ["ICT"] = 420, ["WIB"] = 420, ["HKT"] = 480, ["SGT"] = 480, ["PHT"] = 480, ["AWST"] = 480,
        ["JST"] = 540, ["KST"] = 540, ["ACST"] = 570, ["ACDT"] = 630, ["AEST"] = 600, ["AEDT"] = 660, ["NZST"] = 720,
        ["NZDT"] = 780, ["NST"] = -210, ["NDT"] = -150, ["AST"] = -240, ["ADT"] = -180, ["EST"] = -300, ["EDT"] = -240,
        ["ET"] = -300, ["CST"] = -360, ["CDT"] = -300, ["CT"] = -360, ["MST"] = -420, ["MDT"] = -360, ["PST"] = -480,
        ["PDT"] = -420, ["PT"] = -480, ["AKST"] = -540, ["AKDT"] = -480, ["HST"] = -600, ["BRT"] = -180, ["ART"] = -180,
    };

    /// <summary>The offset of a zone from UTC; null for a name that is none.</summary>
    public static TimeSpan? Offset(string name) =>
        Minutes.TryGetValue(name, out var minutes) ? TimeSpan.FromMinutes(minutes) : null;
}
